/** Hostile datagrams beside a real stream. */
@NullMarked
package pasu.bench.attack;

import org.jspecify.annotations.NullMarked;
