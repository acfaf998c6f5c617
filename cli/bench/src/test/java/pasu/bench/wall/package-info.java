@NullMarked
package pasu.bench.wall;

import org.jspecify.annotations.NullMarked;
