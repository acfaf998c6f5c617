/** What happens, told to pages as server-sent events. */
@NullMarked
package pasu.web.event;

import org.jspecify.annotations.NullMarked;
