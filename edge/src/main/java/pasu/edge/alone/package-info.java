/** An edge that is alone on its machine: its folder, its own small bus, its link. */
@NullMarked
package pasu.edge.alone;

import org.jspecify.annotations.NullMarked;
