/** Sites and their plans, for whoever runs the whole. */
@NullMarked
package pasu.web.site;

import org.jspecify.annotations.NullMarked;
