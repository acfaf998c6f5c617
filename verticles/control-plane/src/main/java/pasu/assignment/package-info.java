/** From a detection, or a viewer's wish, to a lease. */
@NullMarked
package pasu.assignment;

import org.jspecify.annotations.NullMarked;
