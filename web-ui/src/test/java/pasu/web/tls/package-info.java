@NullMarked
package pasu.web.tls;

import org.jspecify.annotations.NullMarked;
