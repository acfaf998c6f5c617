package pasu.bench.edge;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.measure.ChildJvm;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Quit;

/**
 * Moves the pin of an edge in another process, again and again, and waits for what comes of it over
 * its link: a detection, and its clip's end.
 */
final class PinToLink {

  private static final int WARM_UP = 10;
  private static final long PATIENCE_SECONDS = 60;
  private static final long REST_MILLIS = 200;

  /** What was not answered is said again, and counts once. */
  private final Set<Object> heard = ConcurrentHashMap.newKeySet();

  private final BlockingQueue<Long> detections = new LinkedBlockingQueue<>();
  private final BlockingQueue<Quit> quits = new LinkedBlockingQueue<>();

  /**
   * @param server on whose bus a gateway says what came over the link
   */
  PinToLink(Vertx server) {
    server.eventBus().addOutboundInterceptor(this::note);
  }

  /**
   * From the word to move the pin, which takes a pipe's time longer than the pin, beyond the
   * debouncing, to its {@code Detected} beyond the link.
   */
  List<Duration> measure(PackagedEdge packaged, Path video, int times)
      throws IOException, InterruptedException {
    try (ChildJvm edge =
        packaged.run(PinnedEdge.class, packaged.data().toString(), "file:" + video)) {
      edge.awaitLine(PinnedEdge.READY);
      List<Duration> measured = new ArrayList<>();
      for (int i = 0; i < WARM_UP + times; i++) {
        Duration delay = detect(edge);
        if (i >= WARM_UP) {
          measured.add(delay);
        }
      }
      edge.endInput();
      return measured;
    }
  }

  private Duration detect(ChildJvm edge) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    long moved = System.nanoTime();
    edge.type(PinnedEdge.UP);
    long told = next(detections);
    edge.type("down");
    next(quits);
    return Duration.ofNanos(told - moved).minus(PinnedEdge.DEBOUNCE);
  }

  private <T> void note(DeliveryContext<T> passing) {
    if (passing.body() instanceof Detected detected && heard.add(detected.clip())) {
      detections.add(System.nanoTime());
    } else if (passing.body() instanceof Quit quit && heard.add(quit)) {
      quits.add(quit);
    }
    passing.next();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed("a detection was not told, or its clip not stored, in a minute");
    }
    return next;
  }
}
