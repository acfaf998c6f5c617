/** An agent killed at random moments. */
@NullMarked
package pasu.bench.crash;

import org.jspecify.annotations.NullMarked;
