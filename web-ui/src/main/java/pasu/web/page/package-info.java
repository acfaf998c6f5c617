/** The page's own files. */
@NullMarked
package pasu.web.page;

import org.jspecify.annotations.NullMarked;
