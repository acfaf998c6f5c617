/** How many agents there should be. */
@NullMarked
package pasu.scaling;

import org.jspecify.annotations.NullMarked;
