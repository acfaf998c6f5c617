@NullMarked
package pasu.web.route;

import org.jspecify.annotations.NullMarked;
