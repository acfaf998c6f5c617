/** All of Pasu in one process: what {@code pasu up} checks, starts and closes. */
@NullMarked
package pasu.cli.up;

import org.jspecify.annotations.NullMarked;
