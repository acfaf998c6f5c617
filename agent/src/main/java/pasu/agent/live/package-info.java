/** The newest frame, to whoever looks on. */
@NullMarked
package pasu.agent.live;

import org.jspecify.annotations.NullMarked;
