/** What Linux gives through its device files, without a native library of ours. */
@NullMarked
package pasu.edge.kernel;

import org.jspecify.annotations.NullMarked;
