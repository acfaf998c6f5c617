/** Routes, who may call them, and how requests are read and refused. */
@NullMarked
package pasu.web.route;

import org.jspecify.annotations.NullMarked;
