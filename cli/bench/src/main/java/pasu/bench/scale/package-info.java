/** How fast capacity follows: agents in containers of a real engine, measured. */
@NullMarked
package pasu.bench.scale;

import org.jspecify.annotations.NullMarked;
