package pasu.protocol.frame;

import org.jspecify.annotations.Nullable;

/** What a datagram is for; the second byte of its header. Code 7 is reserved. */
public enum PacketType {
  /** A piece of a frame. */
  DATA(1),
  /** The agent names pieces it misses. */
  NACK(2),
  /** The agent says what it has. */
  STATUS(3),
  /** The edge says what it has sent. */
  PROBE(4),
  /** The edge says what a clip consists of. */
  MANIFEST(5),
  /** The agent says that a clip is stored and in the catalog. */
  CLIP_ACK(6);

  private static final PacketType[] TYPES = values();

  private final int code;

  PacketType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static @Nullable PacketType of(int code) {
    return code >= 1 && code <= TYPES.length ? TYPES[code - 1] : null;
  }
}
