package pasu.bench.simulation;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import pasu.bench.relay.LossyPath;

/** One way of a simulated network: what is sent arrives later, twice, or never. */
final class Wire {

  private final VirtualTime time;
  private final Consumer<ByteBuffer> exit;
  private LossyPath path;
  private long sentBytes;

  /**
   * @param path which others may use, too
   */
  Wire(VirtualTime time, LossyPath path, Consumer<ByteBuffer> exit) {
    this.time = time;
    this.exit = exit;
    this.path = path;
  }

  /** The network changes. */
  void become(LossyPath other) {
    path = other;
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
