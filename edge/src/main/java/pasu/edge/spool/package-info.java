/** Where clips wait on the edge's disk until an agent has them. */
@NullMarked
package pasu.edge.spool;

import org.jspecify.annotations.NullMarked;
