/**
 * Measurements of the promises, as commands; figures and how to repeat them in docs/benchmarks.md.
 */
@NullMarked
package pasu.bench;

import org.jspecify.annotations.NullMarked;
