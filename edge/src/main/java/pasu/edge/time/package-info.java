/**
 * An edge's own time, and how far it turns out to be off (ADR 40). All numbers are microseconds.
 */
@NullMarked
package pasu.edge.time;

import org.jspecify.annotations.NullMarked;
