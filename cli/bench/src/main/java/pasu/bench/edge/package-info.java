/** What an edge costs, and how soon it tells. */
@NullMarked
package pasu.bench.edge;

import org.jspecify.annotations.NullMarked;
