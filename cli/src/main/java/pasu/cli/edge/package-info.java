/** An edge as a process of its own, and how it is let in. */
@NullMarked
package pasu.cli.edge;

import org.jspecify.annotations.NullMarked;
