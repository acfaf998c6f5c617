/** Web Push: RFC 8030, 8291 and 8292. */
@NullMarked
package pasu.notification.push;

import org.jspecify.annotations.NullMarked;
