/** Many thousand edges without video against one control plane. */
@NullMarked
package pasu.bench.simulation.scale;

import org.jspecify.annotations.NullMarked;
