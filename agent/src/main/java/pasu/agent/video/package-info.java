/** From a finished clip's frames to what a browser plays. */
@NullMarked
package pasu.agent.video;

import org.jspecify.annotations.NullMarked;
