/** Hostile datagrams beside a real stream. */
@NullMarked
package pasu.cli.bench.attack;

import org.jspecify.annotations.NullMarked;
