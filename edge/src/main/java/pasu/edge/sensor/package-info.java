/** What says that somebody is there. */
@NullMarked
package pasu.edge.sensor;

import org.jspecify.annotations.NullMarked;
