/** Tells people what happened: detections, and what they have to do something about. */
@NullMarked
package pasu.notification;

import org.jspecify.annotations.NullMarked;
