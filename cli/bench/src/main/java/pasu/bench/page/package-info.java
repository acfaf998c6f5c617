/** The page as somebody far away gets it, over a slow line. */
@NullMarked
package pasu.bench.page;

import org.jspecify.annotations.NullMarked;
