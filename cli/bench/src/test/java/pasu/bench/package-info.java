@NullMarked
package pasu.bench;

import org.jspecify.annotations.NullMarked;
