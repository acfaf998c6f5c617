/** The way of a camera's pictures, read on a thread of their own, to all who want to see them. */
@NullMarked
package pasu.edge.picture;

import org.jspecify.annotations.NullMarked;
