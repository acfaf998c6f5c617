@NullMarked
package pasu.bench.failover;

import org.jspecify.annotations.NullMarked;
