package pasu.edge.uplink;

import java.time.Duration;
import pasu.edge.retry.Backoff;

/** When to say again what got no answer: after 100 ms, then ever later, at most 1 s. */
final class RetransmissionTimer {

  private final Backoff pauses = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
  private long atNanos;
  private boolean begun;

  boolean isDue(long nowNanos) {
    return untilDue(nowNanos) <= 0;
  }

  long untilDue(long nowNanos) {
    return begun ? atNanos - nowNanos : 0;
  }

  void said(long nowNanos) {
    begun = true;
    atNanos = nowNanos + pauses.afterFailure().toNanos();
  }

  void reset() {
    begun = false;
    pauses.afterSuccess();
  }
}
