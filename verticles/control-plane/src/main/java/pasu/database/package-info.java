/** Truth: one SQL database, and how it is asked. */
@NullMarked
package pasu.database;

import org.jspecify.annotations.NullMarked;
