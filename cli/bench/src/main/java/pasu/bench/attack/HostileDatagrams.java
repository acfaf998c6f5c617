package pasu.bench.attack;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import pasu.protocol.frame.Datagram;

/**
 * What somebody without keys can send, made of noise and of datagrams that went by; the same for
 * the same seed and the same captures. Confined to one thread.
 */
final class HostileDatagrams {

  private static final int KINDS = 8;
  private static final int REPLAYS = 6;
  private static final int KEY_EPOCH_AT = 2;
  private static final int SESSION_AT = 4;
  private static final int NUMBER_AT = 8;
  private static final int MAX_NOISE = Datagram.MAX_BYTES + 100;

  private final RandomGenerator random;
  private final Supplier<byte[]> newest;
  private final Supplier<byte[]> replayable;
  private final ByteBuffer datagram = ByteBuffer.allocate(MAX_NOISE);

  /**
   * @param newest gives the one that went by last
   * @param replayable gives one that surely arrived
   */
  HostileDatagrams(RandomGenerator random, Supplier<byte[]> newest, Supplier<byte[]> replayable) {
    this.random = random;
    this.newest = newest;
    this.replayable = replayable;
  }

  /** The next one, valid until it is asked again. */
  ByteBuffer next() {
    int kind = random.nextInt(KINDS);
    if (kind == 0) {
      return noise();
    }
    datagram.clear().put(kind < REPLAYS ? newest.get() : replayable.get()).flip();
    switch (kind) {
      case 1 -> datagram.putInt(SESSION_AT, random.nextInt());
      case 2 -> datagram.limit(random.nextInt(1, datagram.limit()));
      case 3 -> forgeNumber();
      case 4 -> flipBit();
      case 5 -> forgeKeyEpoch();
      default -> {} // A replay.
    }
    return datagram;
  }

  private ByteBuffer noise() {
    random.nextBytes(datagram.array());
    return datagram.clear().limit(random.nextInt(1, MAX_NOISE));
  }

  /** One that the agent cannot tell from a new one without opening it. */
  private void forgeNumber() {
    datagram.putLong(NUMBER_AT, datagram.getLong(NUMBER_AT) + (1 << 20) + random.nextInt(1 << 20));
  }

  private void flipBit() {
    int at = random.nextInt(datagram.limit());
    datagram.put(at, (byte) (datagram.get(at) ^ (1 << random.nextInt(Byte.SIZE))));
  }

  private void forgeKeyEpoch() {
    forgeNumber();
    datagram.put(KEY_EPOCH_AT, (byte) (datagram.get(KEY_EPOCH_AT) + random.nextInt(1, 4)));
  }
}
