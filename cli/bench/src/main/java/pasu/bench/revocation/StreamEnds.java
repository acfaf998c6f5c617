package pasu.bench.revocation;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import pasu.cli.CommandFailure;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Stream;

/**
 * When an agent of this process began to refuse a stream: it says so on the bus, right after the
 * last datagram that it took.
 */
final class StreamEnds {

  private record End(String camera, long nanos) {}

  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
  private Set<String> streaming = Set.of();

  private StreamEnds() {}

  /** Listens to the bus from now on. */
  static StreamEnds on(Vertx vertx) {
    StreamEnds ends = new StreamEnds();
    vertx.eventBus().addOutboundInterceptor(ends::note);
    return ends;
  }

  /** Waits for the end of a camera's stream; in {@link System#nanoTime}. */
  long await(String camera) throws InterruptedException {
    End end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (end != null && !end.camera.equals(camera)) {
      end = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    if (end == null) {
      throw CommandFailure.failed(
          "the stream of %s did not end within %d s".formatted(camera, PATIENCE_SECONDS));
    }
    return end.nanos;
  }

  private <T> void note(DeliveryContext<T> passing) {
    if (passing.body() instanceof AgentAlive alive) {
      long now = System.nanoTime();
      compare(
          alive.agent().streams().stream().map(Stream::camera).collect(Collectors.toSet()), now);
    }
    passing.next();
  }

  private synchronized void compare(Set<String> now, long nanos) {
    streaming.stream()
        .filter(camera -> !now.contains(camera))
        .forEach(camera -> ends.add(new End(camera, nanos)));
    streaming = now;
  }
}
