/** Cameras over HTTP. */
@NullMarked
package pasu.web.camera;

import org.jspecify.annotations.NullMarked;
