@NullMarked
package pasu.cli.measure;

import org.jspecify.annotations.NullMarked;
