package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Turns packets into datagrams, each under the next packet number. Not thread-safe; what it returns
 * is valid until it is called again.
 */
public final class Sealer {

  private final SealingKeys keys;
  private final long session;
  private final ByteBuffer datagram = ByteBuffer.allocate(Datagram.MAX_BYTES);
  private long nextNumber;

  Sealer(SealingKeys keys, long session, long firstNumber) {
    this.keys = keys;
    this.session = session;
    this.nextNumber = firstNumber;
  }

  /** Seals anything but {@link Data}. */
  public ByteBuffer seal(Packet packet) {
    begin(packet);
    return finish();
  }

  /** Seals a fragment of a frame. */
  public ByteBuffer seal(Data data, byte[] jpeg) {
    begin(data);
    datagram.put(jpeg, data.offset(), data.payloadBytes());
    return finish();
  }

  /** The number of the packet sealed last. */
  public long lastNumber() {
    return nextNumber - 1;
  }

  /** Counts the packets sealed under the keys in use. */
  public long sealedUnderKey() {
    return keys.sealed();
  }

  /** Whether the keys in use may seal nothing more. */
  public boolean isSpent() {
    return keys.areSpent();
  }

  /** The key epoch that packets leave under. */
  public int keyEpoch() {
    return keys.epoch();
  }

  /** Seals under the keys of a newer key epoch from now on; of the same or an older one: as is. */
  public void moveTo(int keyEpoch) {
    keys.moveTo(keyEpoch);
  }

  private void begin(Packet packet) {
    datagram.clear();
    Datagram.writeHeader(datagram, packet.type(), keys.epoch(), session, nextNumber);
    packet.encode(datagram);
  }

  private ByteBuffer finish() {
    byte[] bytes = datagram.array();
    try {
      int length = datagram.position();
      int sealed = keys.next().apply(nextNumber, bytes, 0, length, bytes, Datagram.HEADER_BYTES);
      nextNumber++;
      return datagram.clear().limit(Datagram.HEADER_BYTES + sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("packet %d cannot be sealed".formatted(nextNumber), e);
    }
  }
}
