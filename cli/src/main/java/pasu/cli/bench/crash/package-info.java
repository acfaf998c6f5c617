/** An agent killed at random moments. */
@NullMarked
package pasu.cli.bench.crash;

import org.jspecify.annotations.NullMarked;
