/** What receiving and storing many streams costs an agent, and what it costs others. */
@NullMarked
package pasu.bench.transport;

import org.jspecify.annotations.NullMarked;
