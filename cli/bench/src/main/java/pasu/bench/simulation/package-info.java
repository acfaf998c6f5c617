/** Both ends of a stream on a bad network, in simulated time. */
@NullMarked
package pasu.bench.simulation;

import org.jspecify.annotations.NullMarked;
