@NullMarked
package pasu.web.site;

import org.jspecify.annotations.NullMarked;
