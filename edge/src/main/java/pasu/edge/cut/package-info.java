/** Numbers frames, and cuts clips out of their flow. */
@NullMarked
package pasu.edge.cut;

import org.jspecify.annotations.NullMarked;
