/** The gateway's certificate: read from files or made here, and shown anew when it was renewed. */
@NullMarked
package pasu.web.tls;

import org.jspecify.annotations.NullMarked;
