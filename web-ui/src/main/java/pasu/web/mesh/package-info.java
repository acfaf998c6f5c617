/** The processes of the mesh, and how many agents there are of them. */
@NullMarked
package pasu.web.mesh;

import org.jspecify.annotations.NullMarked;
