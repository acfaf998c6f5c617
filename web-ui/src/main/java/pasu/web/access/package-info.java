/** Who is calling: bearer tokens, session cookies, signing in. */
@NullMarked
package pasu.web.access;

import org.jspecify.annotations.NullMarked;
