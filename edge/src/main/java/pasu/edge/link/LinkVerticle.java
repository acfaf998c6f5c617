package pasu.edge.link;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pasu.edge.retry.Backoff;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Grant;

/**
 * Stands on an edge's own bus for the server's: what the edge asks and tells there goes over the
 * camera's link, and back. Runs on an event loop.
 */
public final class LinkVerticle extends VerticleBase {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final long PACE_MILLIS = 4;

  private final LinkOptions options;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Map<String, Link> links = new HashMap<>();
  private @Nullable Dialler dialler;

  /**
   * Creates it.
   *
   * @param random for the pauses between attempts
   * @param clock this machine's, compared to the server's
   */
  public LinkVerticle(LinkOptions options, RandomGenerator random, InstantSource clock) {
    this.options = options;
    this.random = random;
    this.clock = clock;
  }

  /** Completes once the edge is heard here; a server may come later. */
  @Override
  public Future<?> start() {
    dialler = Dialler.of(vertx, options);
    Bus bus = new Bus(vertx.eventBus());
    options.secrets().forEach((camera, secret) -> links.put(camera, link(camera, secret, bus)));
    return listen(bus).onSuccess(_ -> openOneAfterAnother());
  }

  private void openOneAfterAnother() {
    long millis = 0;
    for (Link link : links.values()) {
      vertx.setTimer(millis += PACE_MILLIS, _ -> link.start());
    }
  }

  @Override
  public Future<?> stop() {
    links.values().forEach(Link::close);
    return requireNonNull(dialler).client().close();
  }

  private Future<?> listen(Bus bus) {
    return Future.all(
        bus.answer(Addresses.EDGES, alive -> link(alive.camera()).ask(alive, CameraSettings.class)),
        bus.answer(
            Addresses.DETECTIONS, detected -> link(detected.camera()).ask(detected, Grant.class)),
        bus.answer(Addresses.LIVE_WANTED, wish -> link(wish.camera()).ask(wish, Grant.class)),
        bus.hear(Addresses.QUITS, quit -> link(quit.camera()).tell(quit)),
        bus.hear(Addresses.ALARMS, alarm -> link(alarm.source()).tell(alarm)));
  }

  private Link link(String camera, Supplier<String> secret, Bus bus) {
    return new Link(
        camera,
        secret,
        new Servers(options.servers()),
        requireNonNull(dialler),
        Backoff.scattered(FIRST_PAUSE, LONGEST_PAUSE, random),
        new Local(camera, bus),
        clock,
        vertx);
  }

  private Link link(String camera) {
    Link link = links.get(camera);
    if (link == null) {
      throw Refusal.notFound("camera %s has no link here".formatted(camera));
    }
    return link;
  }
}
