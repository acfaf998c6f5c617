/** The {@code pasu} command. */
@NullMarked
package pasu.cli;

import org.jspecify.annotations.NullMarked;
