/** Datagrams in, frames out. */
@NullMarked
package pasu.agent.ingest;

import org.jspecify.annotations.NullMarked;
