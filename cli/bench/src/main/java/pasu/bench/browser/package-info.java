/** The machine's own Chromium, spoken to over its DevTools protocol (ADR 60). */
@NullMarked
package pasu.bench.browser;

import org.jspecify.annotations.NullMarked;
