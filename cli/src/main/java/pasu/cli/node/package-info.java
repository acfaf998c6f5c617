/**
 * What every process of a mesh does beside its role: it says that it is there, and what it says.
 */
@NullMarked
package pasu.cli.node;

import org.jspecify.annotations.NullMarked;
