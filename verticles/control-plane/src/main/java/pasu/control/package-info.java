/** The control plane as a whole. */
@NullMarked
package pasu.control;

import org.jspecify.annotations.NullMarked;
