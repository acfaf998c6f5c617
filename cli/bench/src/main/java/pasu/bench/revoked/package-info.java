/** How soon an edge that is revoked is shut out. */
@NullMarked
package pasu.bench.revoked;

import org.jspecify.annotations.NullMarked;
