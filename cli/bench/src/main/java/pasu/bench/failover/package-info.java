/** What it costs when a process of the mesh dies, freezes or is started anew. */
@NullMarked
package pasu.bench.failover;

import org.jspecify.annotations.NullMarked;
