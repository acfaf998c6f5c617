/** Values in words, as on the command line. */
@NullMarked
package pasu.edge.option;

import org.jspecify.annotations.NullMarked;
