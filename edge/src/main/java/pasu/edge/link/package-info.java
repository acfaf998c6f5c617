/** The way of an edge's messages to the bus of a server elsewhere, over one WebSocket. */
@NullMarked
package pasu.edge.link;

import org.jspecify.annotations.NullMarked;
