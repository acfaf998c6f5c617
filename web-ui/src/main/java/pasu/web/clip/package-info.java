/** Clips over HTTP: lists from the catalog, pictures and videos from the disk. */
@NullMarked
package pasu.web.clip;

import org.jspecify.annotations.NullMarked;
