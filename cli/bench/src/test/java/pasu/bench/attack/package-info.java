@NullMarked
package pasu.bench.attack;

import org.jspecify.annotations.NullMarked;
