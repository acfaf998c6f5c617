@NullMarked
package pasu.measure;

import org.jspecify.annotations.NullMarked;
