/** How soon what somebody looks at ends when they are shut out. */
@NullMarked
package pasu.bench.revocation;

import org.jspecify.annotations.NullMarked;
