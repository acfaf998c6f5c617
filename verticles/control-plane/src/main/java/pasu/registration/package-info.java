/** Who is there: edges with their cameras, and agents. */
@NullMarked
package pasu.registration;

import org.jspecify.annotations.NullMarked;
