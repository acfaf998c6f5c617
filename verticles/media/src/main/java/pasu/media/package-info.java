/** Pictures, by FFmpeg: JPEG in and out, and scaling. What edge and agent both need of it. */
@NullMarked
package pasu.media;

import org.jspecify.annotations.NullMarked;
