/** The other ways to people: ntfy, webhooks, e-mail. */
@NullMarked
package pasu.notification.channel;

import org.jspecify.annotations.NullMarked;
