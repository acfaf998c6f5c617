/** One sensor, one camera, one uplink. */
@NullMarked
package pasu.edge;

import org.jspecify.annotations.NullMarked;
