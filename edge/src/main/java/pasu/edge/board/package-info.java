/** The pins of the machine, and what is wired to them. */
@NullMarked
package pasu.edge.board;

import org.jspecify.annotations.NullMarked;
