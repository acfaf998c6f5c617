package pasu.protocol.frame;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Turns packets into datagrams, each under the next packet number. Not thread-safe; what it returns
 * is valid until it is called again.
 */
public final class Sealer {

  private final Aead aead;
  private final long session;
  private final int keyEpoch;
  private final ByteBuffer datagram = ByteBuffer.allocate(Datagram.MAX_BYTES);
  private long nextNumber;

  Sealer(Aead aead, long session, int keyEpoch, long firstNumber) {
    this.aead = aead;
    this.session = session;
    this.keyEpoch = keyEpoch;
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

  private void begin(Packet packet) {
    datagram.clear();
    Datagram.writeHeader(datagram, packet.type(), keyEpoch, session, nextNumber);
    packet.encode(datagram);
  }

  private ByteBuffer finish() {
    byte[] bytes = datagram.array();
    try {
      int length = datagram.position();
      int sealed = aead.apply(nextNumber, bytes, 0, length, bytes, Datagram.HEADER_BYTES);
      nextNumber++;
      return datagram.clear().limit(Datagram.HEADER_BYTES + sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("packet %d cannot be sealed".formatted(nextNumber), e);
    }
  }
}
