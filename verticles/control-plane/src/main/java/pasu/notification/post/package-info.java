/**
 * Posts over HTTP to addresses that somebody else named: with limits, and never to where it must
 * not.
 */
@NullMarked
package pasu.notification.post;

import org.jspecify.annotations.NullMarked;
