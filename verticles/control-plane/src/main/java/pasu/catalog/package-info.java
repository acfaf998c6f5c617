/** Which clips there are, and which have to go. */
@NullMarked
package pasu.catalog;

import org.jspecify.annotations.NullMarked;
