@NullMarked
package pasu.bench.crash;

import org.jspecify.annotations.NullMarked;
