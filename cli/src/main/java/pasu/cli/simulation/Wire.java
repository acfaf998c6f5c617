package pasu.cli.simulation;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import pasu.cli.relay.Badness;
import pasu.cli.relay.LossyPath;

/** One way of a simulated network: what is sent arrives later, twice, or never. */
final class Wire {

  private final VirtualTime time;
  private final RandomGenerator random;
  private final Consumer<ByteBuffer> exit;
  private LossyPath path;
  private long sentBytes;

  Wire(VirtualTime time, Badness badness, RandomGenerator random, Consumer<ByteBuffer> exit) {
    this.time = time;
    this.random = random;
    this.exit = exit;
    this.path = new LossyPath(badness, random);
  }

  /** The network changes. */
  void become(Badness badness) {
    path = new LossyPath(badness, random);
  }

  void send(ByteBuffer datagram) {
    ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    sentBytes += copy.remaining();
    path.pass(
        copy.remaining(), time.nanos(), at -> time.at(at, () -> exit.accept(copy.duplicate())));
  }

  /** All that was sent, whatever became of it. */
  long sentBytes() {
    return sentBytes;
  }
}
