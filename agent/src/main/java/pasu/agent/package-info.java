/** The receiving process: slots, clips, live viewers. */
@NullMarked
package pasu.agent;

import org.jspecify.annotations.NullMarked;
