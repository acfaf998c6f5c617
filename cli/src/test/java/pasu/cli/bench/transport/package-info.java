@NullMarked
package pasu.cli.bench.transport;

import org.jspecify.annotations.NullMarked;
