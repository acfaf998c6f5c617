/** Who is told of detections, and how. */
@NullMarked
package pasu.web.notification;

import org.jspecify.annotations.NullMarked;
