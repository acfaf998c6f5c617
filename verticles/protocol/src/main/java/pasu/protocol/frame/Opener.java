package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Turns datagrams back into packets, cheapest check first: length, magic, session, replay, key
 * epoch, authenticity, bounds. Never throws, whatever comes in. Not thread-safe.
 */
public final class Opener {

  private final OpeningKeys keys;
  private final long session;
  private final ReplayWindow window = new ReplayWindow();
  private final byte[] sealed = new byte[Datagram.MAX_BYTES];
  private final ByteBuffer body = ByteBuffer.allocate(Datagram.MAX_BODY_BYTES);
  private @Nullable Packet packet;
  private boolean newest;

  Opener(OpeningKeys keys, long session) {
    this.keys = keys;
    this.session = session;
  }

  /**
   * Takes a datagram, from its position to its limit; neither moves.
   *
   * @return why it is dropped; null when {@link #packet} has what it says
   */
  public @Nullable Drop open(ByteBuffer datagram) {
    packet = null;
    newest = false;
    Drop drop = refuseEarly(datagram);
    return drop == null ? authenticate(datagram) : drop;
  }

  /** What the datagram opened last says; present when it was not dropped. */
  public Packet packet() {
    if (packet == null) {
      throw new IllegalStateException("the datagram was dropped");
    }
    return packet;
  }

  /** After a {@link Data}: the piece of the frame, valid until the next datagram is opened. */
  public ByteBuffer payload() {
    return body;
  }

  /** Whether no authentic datagram before had a higher number. */
  public boolean isNewest() {
    return newest;
  }

  /** The highest authentic packet number; -1 before the first. */
  public long highest() {
    return window.highest();
  }

  /** The key epoch of the newest authentic packet. */
  public int keyEpoch() {
    return keys.epoch();
  }

  private @Nullable Drop refuseEarly(ByteBuffer datagram) {
    int length = datagram.remaining();
    if (length < Datagram.MIN_BYTES || length > Datagram.MAX_BYTES) {
      return Drop.LENGTH;
    }
    if (!Datagram.hasMagic(datagram)) {
      return Drop.MAGIC;
    }
    if (Datagram.session(datagram) != session) {
      return Drop.SESSION;
    }
    return window.isFresh(Datagram.number(datagram)) ? null : Drop.REPLAYED;
  }

  private @Nullable Drop authenticate(ByteBuffer datagram) {
    int length = datagram.remaining();
    long number = Datagram.number(datagram);
    int keyEpoch = Datagram.keyEpoch(datagram);
    Aead aead = keys.find(keyEpoch, number, window.highest());
    if (aead == null) {
      return Drop.KEY_EPOCH;
    }
    datagram.get(datagram.position(), sealed, 0, length);
    try {
      int opened = aead.apply(number, sealed, 0, length, body.array(), 0);
      keys.opened(keyEpoch, number);
      newest = window.record(number);
      body.clear().limit(opened);
      return read(PacketType.of(Datagram.type(datagram)));
    } catch (GeneralSecurityException e) {
      return Drop.FORGED;
    }
  }

  private @Nullable Drop read(@Nullable PacketType type) {
    packet = type == null ? null : Packet.decode(type, body);
    return packet == null ? Drop.MALFORMED : null;
  }
}
