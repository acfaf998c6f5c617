package pasu.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pasu.protocol.FrameRange;
import pasu.protocol.Suite;

/**
 * Whatever comes in: nothing is thrown, and what is opened is what was sealed. For longer: {@code
 * -Dpasu.fuzz.seeds=10000}; one seed again: {@code -Dpasu.fuzz.seed=N -Dpasu.fuzz.seeds=1}.
 */
class DatagramFuzzTest {

  private static final int STEPS = 2_000;
  private static final Direction WAY = Direction.EDGE_TO_AGENT;

  static LongStream seeds() {
    long first = Long.getLong("pasu.fuzz.seed", 1);
    return LongStream.range(first, first + Long.getLong("pasu.fuzz.seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDatagramIsDroppedOrSaysWhatWasSealed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Suite suite = random.nextBoolean() ? Suite.AES_128_GCM : Suite.CHACHA20_POLY1305;
    Sealer sealer = Leases.keys(suite).sealer(WAY, random.nextLong(1L << 40));
    Opener opener = Leases.keys(suite).opener(WAY);
    Map<ByteBuffer, byte[]> sealedBodies = new HashMap<>();
    List<byte[]> captured = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      captured.add(seal(sealer, random, sealedBodies));
      byte[] hostile = hostile(captured, random);
      ByteBuffer around = around(hostile, random);
      int position = around.position();

      Drop drop = opener.open(around);

      assertThat(around.position()).isEqualTo(position);
      assertThat(around.remaining()).isEqualTo(hostile.length);
      if (drop == null) {
        assertThat(body(opener)).isEqualTo(sealedBodies.remove(ByteBuffer.wrap(hostile)));
      }
      if (opener.keyEpoch() == sealer.keyEpoch() && random.nextInt(20) == 0) {
        sealer.moveTo(Math.min(255, sealer.keyEpoch() + 1));
      }
    }
    assertThat(sealedBodies).hasSizeLessThan(STEPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anAuthenticBodyIsMalformedOrReadAsWhatItIsEncodedAs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      Packet original = packet(random);
      byte[] body = mutate(withPayload(original), random);
      Packet read = Packet.decode(original.type(), ByteBuffer.wrap(body));
      if (read != null && original.type() != PacketType.PROBE) { // Padding may be anything.
        byte[] again = encode(read);
        assertThat(again).isEqualTo(Arrays.copyOf(body, again.length));
      }
    }
  }

  /** One of those that went by, whole, mutated or cut short; or noise. */
  private static byte[] hostile(List<byte[]> captured, SplittableRandom random) {
    int back = Math.min(captured.size(), random.nextBoolean() ? 1 : 50);
    byte[] one = captured.get(captured.size() - 1 - random.nextInt(back));
    return switch (random.nextInt(5)) {
      case 0 -> mutate(one, random);
      case 1 -> Arrays.copyOf(one, random.nextInt(Datagram.MAX_BYTES + 100));
      case 2 -> noise(random.nextInt(Datagram.MAX_BYTES + 100), random);
      default -> one;
    };
  }

  private static byte[] seal(
      Sealer sealer, SplittableRandom random, Map<ByteBuffer, byte[]> bodies) {
    Packet packet = packet(random);
    byte[] body = withPayload(packet);
    ByteBuffer sealed;
    if (packet instanceof Data data) {
      byte[] jpeg = noise(data.frameBytes(), random);
      sealed = sealer.seal(data, jpeg);
      int payload = data.payloadBytes();
      System.arraycopy(jpeg, data.offset(), body, body.length - payload, payload);
    } else {
      sealed = sealer.seal(packet);
    }
    byte[] datagram = new byte[sealed.remaining()];
    sealed.get(datagram);
    bodies.put(ByteBuffer.wrap(datagram), body);
    return datagram;
  }

  private static byte[] withPayload(Packet packet) {
    byte[] said = encode(packet);
    return packet instanceof Data data
        ? Arrays.copyOf(said, said.length + data.payloadBytes())
        : said;
  }

  private static byte[] body(Opener opener) {
    byte[] body = withPayload(opener.packet());
    if (opener.packet() instanceof Data data) {
      int payload = data.payloadBytes();
      opener.payload().get(body, body.length - payload, payload);
    }
    return body;
  }

  private static Packet packet(SplittableRandom random) {
    long number = random.nextLong(1L << 32);
    int clip = random.nextInt(1, 65_536);
    return switch (random.nextInt(6)) {
      case 0 -> new Nack(random.nextLong(1L << 50), List.of(Nack.Piece.whole(number)));
      case 1 -> new Status(1, number, 7, List.of(new Status.Stored(clip, number)));
      case 2 -> new Probe(number, 25_000, List.of(new Probe.Progress(clip, number, number)));
      case 3 -> new Manifest(clip, new FrameRange(number, number), noise(32, random));
      case 4 -> new ClipAck(clip);
      default -> data(number, clip, random);
    };
  }

  private static Data data(long number, int clip, SplittableRandom random) {
    int bytes = random.nextInt(1, 5_000);
    Frame frame = new Frame(number, random.nextLong(1L << 50), new byte[bytes]);
    int fragment = random.nextInt(Fragmenter.count(bytes));
    return Fragmenter.cut(frame, fragment, random.nextBoolean() ? clip : 0, 0);
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    byte[] mutant = bytes.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, random.nextInt(1_300)) : mutant;
  }

  private static byte[] noise(int length, SplittableRandom random) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  /** The same somewhere in a larger buffer. */
  private static ByteBuffer around(byte[] datagram, SplittableRandom random) {
    int at = random.nextInt(20);
    byte[] larger = noise(at + datagram.length + random.nextInt(20), random);
    System.arraycopy(datagram, 0, larger, at, datagram.length);
    return ByteBuffer.wrap(larger, at, datagram.length);
  }

  private static byte[] encode(Packet packet) {
    ByteBuffer body = ByteBuffer.allocate(Datagram.MAX_BODY_BYTES);
    packet.encode(body);
    return Arrays.copyOf(body.array(), body.position());
  }
}
