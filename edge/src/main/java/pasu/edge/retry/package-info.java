/** Trying again. */
@NullMarked
package pasu.edge.retry;

import org.jspecify.annotations.NullMarked;
