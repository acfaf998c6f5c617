/** What the control plane's statements cost on a database. */
@NullMarked
package pasu.bench.database;

import org.jspecify.annotations.NullMarked;
