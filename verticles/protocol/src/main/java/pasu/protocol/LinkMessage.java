package pasu.protocol;

import org.jspecify.annotations.Nullable;

/** The conversation about edges' links. */
public sealed interface LinkMessage extends BusMessage {

  /**
   * Told at {@link Addresses#LINKS}: a camera's edge has a link, so that whatever link it had
   * before is over.
   *
   * @param gateway drawn at its start
   */
  record LinkOpened(String camera, String gateway) implements LinkMessage {}

  /**
   * Told on an edge's own bus, at {@link Addresses#clock}, each second while there is a link.
   *
   * @param offsetMicros how far this machine's clock is ahead of the gateway's: a time of this
   *     machine, less that, is the gateway's
   * @param errorMicros how far that may be wrong
   */
  record ClockRead(long offsetMicros, long errorMicros) implements LinkMessage {}

  /**
   * Told on an edge's own bus, at {@link Addresses#link}, when there is a link, and when a server
   * says why there is none.
   *
   * @param end null of one that is open
   */
  record LinkTold(@Nullable LinkEnd end) implements LinkMessage {}
}
