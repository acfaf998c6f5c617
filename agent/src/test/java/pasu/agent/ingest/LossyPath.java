package pasu.agent.ingest;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One way of a bad network: loses, doubles and reorders datagrams, the same ones for the same seed.
 * Confined to one thread.
 */
final class LossyPath {

  /**
   * How bad it is; each a share of all datagrams, 0 to 1.
   *
   * @param reordered arrive after the one that was sent after them
   */
  record Badness(double lost, double doubled, double reordered) {}

  private final Badness badness;
  private final RandomGenerator random;
  private @Nullable ByteBuffer held;

  LossyPath(Badness badness, RandomGenerator random) {
    this.badness = badness;
    this.random = random;
  }

  void pass(ByteBuffer datagram, Consumer<ByteBuffer> out) {
    if (random.nextDouble() < badness.lost) {
      return;
    }
    if (held == null && random.nextDouble() < badness.reordered) {
      held = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
      return;
    }
    out.accept(datagram.duplicate());
    if (random.nextDouble() < badness.doubled) {
      out.accept(datagram.duplicate());
    }
    release(out);
  }

  private void release(Consumer<ByteBuffer> out) {
    if (held != null) {
      out.accept(held);
      held = null;
    }
  }
}
