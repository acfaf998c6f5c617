package pasu.web.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces may be on the way to who says of each when it was taken: two, or as many as take
 * little longer together than the quickest did (as LEDBAT, RFC 6817, judges delay). Belongs to one
 * event loop.
 */
final class Window {

  private static final int LEAST = 2;

  /** By so much a piece may be later than the quickest. */
  private static final Duration LATE = Duration.ofMillis(100);

  private record Sent(Instant at, int onTheWay) {}

  private final InstantSource clock;
  private final Deque<Sent> sent = new ArrayDeque<>();
  private long quickestMillis = Long.MAX_VALUE - LATE.toMillis();
  private long most = LEAST;
  private @Nullable Promise<Void> waiting;

  Window(InstantSource clock) {
    this.clock = clock;
  }

  void sent() {
    sent.add(new Sent(clock.instant(), sent.size() + 1));
  }

  /** Completes once there is room for one more. */
  Future<Void> room() {
    if (sent.size() < most) {
      return Future.succeededFuture();
    }
    Promise<Void> room = Promise.promise();
    waiting = room;
    return room.future();
  }

  /** The piece that was sent first was taken. */
  void taken() {
    Sent first = sent.remove();
    long tookMillis = Math.max(1, Duration.between(first.at, clock.instant()).toMillis());
    quickestMillis = Math.min(quickestMillis, tookMillis);
    most = Math.max(LEAST, first.onTheWay * (quickestMillis + LATE.toMillis()) / tookMillis);
    Promise<Void> room = waiting;
    if (room != null && sent.size() < most) {
      waiting = null;
      room.complete();
    }
  }
}
