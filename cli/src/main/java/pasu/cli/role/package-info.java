/** One role of Pasu a process: control plane, agent, gateway or launcher, and what all share. */
@NullMarked
package pasu.cli.role;

import org.jspecify.annotations.NullMarked;
