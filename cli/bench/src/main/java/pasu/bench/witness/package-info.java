/** Edges of which is known what they captured, for whoever judges what became of it. */
@NullMarked
package pasu.bench.witness;

import org.jspecify.annotations.NullMarked;
