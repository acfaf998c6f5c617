package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that were sent to a viewer who says of each when it has taken it: one that is looked
 * at and one that comes, or as many as a long way holds, but none for longer than the quickest one
 * took and a little (ADR 51). A viewer who says nothing gets all. Belongs to one event loop.
 */
final class OnTheWay {

  private static final int ALWAYS = 2;

  /** By so much a picture may be later than the quickest. */
  private static final Duration LATE = Duration.ofMillis(100);

  private final InstantSource clock;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private boolean says;
  private @Nullable Duration quickest;
  private @Nullable Promise<Void> waiting;

  OnTheWay(InstantSource clock) {
    this.clock = clock;
  }

  void sent() {
    sent.add(clock.instant());
    if (!says && sent.size() > ALWAYS) {
      sent.remove();
    }
  }

  /** Completes once there is room for one more. */
  Future<Void> room() {
    if (isRoom()) {
      return Future.succeededFuture();
    }
    Promise<Void> room = Promise.promise();
    waiting = room;
    return room.future();
  }

  /** The viewer has taken the one that was sent first. */
  void taken() {
    says = true;
    Instant at = sent.poll();
    if (at != null) {
      Duration took = Duration.between(at, clock.instant());
      quickest = quickest == null || took.compareTo(quickest) < 0 ? took : quickest;
    }
    Promise<Void> room = waiting;
    if (room != null && isRoom()) {
      waiting = null;
      room.complete();
    }
  }

  private boolean isRoom() {
    return !says || sent.size() < ALWAYS || !isLate(sent.element());
  }

  private boolean isLate(Instant oldest) {
    return quickest == null || oldest.plus(quickest).plus(LATE).isBefore(clock.instant());
  }
}
