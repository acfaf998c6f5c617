/** Who somebody is. */
@NullMarked
package pasu.access;

import org.jspecify.annotations.NullMarked;
