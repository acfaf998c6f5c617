/** A disk that loses power, fails and fills up when a test wants it to. */
@NullMarked
package pasu.agent.disk;

import org.jspecify.annotations.NullMarked;
