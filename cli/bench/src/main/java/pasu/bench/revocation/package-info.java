/** How soon what guests and edges have begun ends when they are shut out. */
@NullMarked
package pasu.bench.revocation;

import org.jspecify.annotations.NullMarked;
