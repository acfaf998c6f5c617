@NullMarked
package pasu.cli.bench.failover;

import org.jspecify.annotations.NullMarked;
