/** The operators' door to the event bus. */
@NullMarked
package pasu.web.link;

import org.jspecify.annotations.NullMarked;
