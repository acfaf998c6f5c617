/** Frames in, durable clips out. */
@NullMarked
package pasu.agent.clip;

import org.jspecify.annotations.NullMarked;
