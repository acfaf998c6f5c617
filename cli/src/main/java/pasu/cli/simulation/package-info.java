/** Both ends of a stream on a bad network, in simulated time. */
@NullMarked
package pasu.cli.simulation;

import org.jspecify.annotations.NullMarked;
