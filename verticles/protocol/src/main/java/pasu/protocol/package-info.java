/** What is said on the event bus: records, addresses, and the one way to ask and answer. */
@NullMarked
package pasu.protocol;

import org.jspecify.annotations.NullMarked;
