package pasu.web.access;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets so many in at a time, and tells whoever comes beyond that when it will be their turn: one
 * after another, as quickly as those before them got in lately. So a crowd that comes back all at
 * once gets in by and by, instead of waiting together until all of them give up (ADR 22). Belongs
 * to one event loop.
 */
final class Turnstile {

  /** Enough to keep a control plane busy, few enough to be answered within a moment. */
  static final int MOST_INSIDE = 64;

  /** Whoever would have to wait longer comes before, and is told again. */
  static final int LONGEST_SECONDS = 30;

  private static final double FIRST_GUESS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final double MOST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double LEARNING = 1.0 / 16;

  private final LongSupplier nanoTime;
  private double nanosEach = FIRST_GUESS_NANOS;
  private int inside;
  private long leftAt;
  private long promisedAt;

  Turnstile(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.leftAt = nanoTime.getAsLong();
    this.promisedAt = leftAt;
  }

  boolean isFull() {
    return inside >= MOST_INSIDE;
  }

  /** Somebody is inside until what they do is done. */
  <T> Future<T> pass(Supplier<Future<T>> deed) {
    inside++;
    return Future.succeededFuture()
        .compose(_ -> deed.get()) // compose() also catches throws
        .onComplete(_ -> leave());
  }

  /** In how many seconds it is the turn of one more who found it full. */
  int nextTurnSeconds() {
    long now = nanoTime.getAsLong();
    long latest = now + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    promisedAt = Math.min(latest, Math.max(now, promisedAt) + Math.round(nanosEach));
    return (int) Math.ceilDiv(promisedAt - now, TimeUnit.SECONDS.toNanos(1));
  }

  /** How quickly it goes is learnt while others wait. */
  private void leave() {
    long now = nanoTime.getAsLong();
    if (isFull()) {
      nanosEach += LEARNING * (Math.min(MOST_NANOS, (double) (now - leftAt)) - nanosEach);
    }
    leftAt = now;
    inside--;
  }
}
