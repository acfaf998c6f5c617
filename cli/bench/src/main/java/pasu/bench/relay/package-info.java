/** A bad network on purpose, the same one for the same seed. */
@NullMarked
package pasu.bench.relay;

import org.jspecify.annotations.NullMarked;
