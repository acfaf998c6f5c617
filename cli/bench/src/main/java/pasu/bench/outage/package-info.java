/** What an outage of the link costs, and its end. */
@NullMarked
package pasu.bench.outage;

import org.jspecify.annotations.NullMarked;
