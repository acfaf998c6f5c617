@NullMarked
package pasu.cli.bench.crash;

import org.jspecify.annotations.NullMarked;
