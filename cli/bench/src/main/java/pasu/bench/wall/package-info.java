/** A wall of cameras on one page, in a real Chromium that is spoken to over its DevTools. */
@NullMarked
package pasu.bench.wall;

import org.jspecify.annotations.NullMarked;
