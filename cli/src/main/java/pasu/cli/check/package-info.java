/** Whether what is stored is whole. */
@NullMarked
package pasu.cli.check;

import org.jspecify.annotations.NullMarked;
