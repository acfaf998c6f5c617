/** A push service and browsers of our own, which check what they get. */
@NullMarked
package pasu.bench.push;

import org.jspecify.annotations.NullMarked;
