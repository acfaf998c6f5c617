package pasu.registration;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in which everybody alive is heard once: after the start, and after this process itself
 * stood still. Until it is over no list is complete and nobody is lost. One thread only.
 */
final class FirstRound {

  /** So many times the sweep interval without a sweep: it was this process that stood still. */
  private static final int STANDSTILL = 5;

  private final RegistrationOptions options;
  private final Future<Void> heard;
  private Instant sweptAt;
  private Instant overAt;
  private Instant linkedAt;
  private boolean linked;

  /** Begins now. */
  FirstRound(Vertx vertx, RegistrationOptions options, Instant now) {
    this.options = options;
    this.heard = after(vertx, options.firstRound());
    this.sweptAt = now;
    this.overAt = now.plus(options.firstRound());
    this.linkedAt = now.plus(options.linking());
  }

  /** Completes once everybody was heard for the first time. */
  Future<Void> heard() {
    return heard;
  }

  /** Whether silence may be believed; to be called with each sweep. */
  boolean isOver(Instant now) {
    if (sweptAt.plus(options.sweepInterval().multipliedBy(STANDSTILL)).isBefore(now)) {
      overAt = now.plus(options.firstRound());
      linkedAt = now.plus(options.linking());
    }
    sweptAt = now;
    return !now.isBefore(overAt);
  }

  /** Once true: of the first sweep by which every edge could have linked again. */
  boolean isLinkingOver(Instant now) {
    boolean was = linked;
    linked = was || !now.isBefore(linkedAt);
    return linked && !was;
  }

  private static Future<Void> after(Vertx vertx, Duration time) {
    return time.isZero() ? Future.succeededFuture() : vertx.timer(time.toMillis());
  }
}
