@NullMarked
package pasu.cli.bench.wall;

import org.jspecify.annotations.NullMarked;
