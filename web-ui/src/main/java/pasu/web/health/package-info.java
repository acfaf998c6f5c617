/** Whether the gateway works, and figures about it. */
@NullMarked
package pasu.web.health;

import org.jspecify.annotations.NullMarked;
