/** A bad network on purpose, the same one for the same seed. */
@NullMarked
package pasu.cli.relay;

import org.jspecify.annotations.NullMarked;
