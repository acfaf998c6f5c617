package pasu.web.link;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many a second in the long run, and as many at once. Not thread-safe. */
final class RateLimit {

  private final int perSecond;
  private final LongSupplier nanoTime;
  private double left;
  private long seenAt;

  RateLimit(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.left = perSecond;
    this.seenAt = nanoTime.getAsLong();
  }

  /** Takes one, if there is one left. */
  boolean allows() {
    long now = nanoTime.getAsLong();
    double seconds = (now - seenAt) / (double) TimeUnit.SECONDS.toNanos(1);
    left = Math.min(perSecond, left + seconds * perSecond);
    seenAt = now;
    boolean allowed = left >= 1;
    left -= allowed ? 1 : 0;
    return allowed;
  }
}
