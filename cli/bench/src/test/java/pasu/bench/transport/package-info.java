@NullMarked
package pasu.bench.transport;

import org.jspecify.annotations.NullMarked;
