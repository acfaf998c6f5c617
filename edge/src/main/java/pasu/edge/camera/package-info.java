/** Where JPEG frames come from. */
@NullMarked
package pasu.edge.camera;

import org.jspecify.annotations.NullMarked;
