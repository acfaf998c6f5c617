package pasu.protocol.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one datagram says, once it is known to be authentic. */
public sealed interface Packet permits Data, Nack, Status, Probe, Manifest, ClipAck {

  PacketType type();

  /** Writes the body; at most {@link Datagram#MAX_BODY_BYTES}. */
  void encode(ByteBuffer body);

  /**
   * Reads a body from its position on. After {@link Data} the position is at the payload.
   *
   * @return null where the body is malformed
   */
  static @Nullable Packet decode(PacketType type, ByteBuffer body) {
    return switch (type) {
      case DATA -> Data.decode(body);
      case NACK -> Nack.decode(body);
      case STATUS -> Status.decode(body);
      case PROBE -> Probe.decode(body);
      case MANIFEST -> Manifest.decode(body);
      case CLIP_ACK -> ClipAck.decode(body);
    };
  }
}
