/** A push service and browsers of our own, which check what they get. */
@NullMarked
package pasu.cli.bench.push;

import org.jspecify.annotations.NullMarked;
