/** Sees to it that there is a lease while an edge needs one, and none otherwise. */
@NullMarked
package pasu.edge.lease;

import org.jspecify.annotations.NullMarked;
