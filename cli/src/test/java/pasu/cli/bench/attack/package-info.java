@NullMarked
package pasu.cli.bench.attack;

import org.jspecify.annotations.NullMarked;
