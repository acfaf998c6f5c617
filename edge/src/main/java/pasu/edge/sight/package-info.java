/** What a camera sees, looked at cheaply. */
@NullMarked
package pasu.edge.sight;

import org.jspecify.annotations.NullMarked;
