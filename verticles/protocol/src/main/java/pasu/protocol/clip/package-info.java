/**
 * A clip on disk: what agents write, gateways read and the catalog removes.
 *
 * <p>{@code docs/design/clips-on-disk.md} tells the whole story.
 */
@NullMarked
package pasu.protocol.clip;

import org.jspecify.annotations.NullMarked;
