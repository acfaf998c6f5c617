@NullMarked
package pasu.cli.bench;

import org.jspecify.annotations.NullMarked;
