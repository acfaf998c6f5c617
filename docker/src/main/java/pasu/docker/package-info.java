/** Agents as containers. */
@NullMarked
package pasu.docker;

import org.jspecify.annotations.NullMarked;
