@NullMarked
package pasu.web.link;

import org.jspecify.annotations.NullMarked;
