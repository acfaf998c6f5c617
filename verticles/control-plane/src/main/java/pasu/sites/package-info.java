/** Homes and shops, and what their plans give them. */
@NullMarked
package pasu.sites;

import org.jspecify.annotations.NullMarked;
