/** How frames get to the agent without one being lost. */
@NullMarked
package pasu.edge.uplink;

import org.jspecify.annotations.NullMarked;
