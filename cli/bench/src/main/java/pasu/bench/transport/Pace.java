package pasu.bench.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When the next frame of any stream is due; slowly at first, because a cold JVM is no measure. */
final class Pace {

  private static final long RAMP_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final double SLOWEST = 0.02;

  private final double pauseNanos;
  private final long begunNanos;
  private long dueNanos;

  Pace(double framesPerSecond, long nowNanos) {
    this.pauseNanos = 1e9 / framesPerSecond;
    this.begunNanos = nowNanos;
    this.dueNanos = nowNanos;
  }

  /** Waits for the next frame's time. */
  void await() {
    long now = System.nanoTime();
    LockSupport.parkNanos(dueNanos - now);
    dueNanos += (long) (pauseNanos / share(now - begunNanos));
  }

  private static double share(long elapsedNanos) {
    return Math.clamp(Math.pow(elapsedNanos / (double) RAMP_NANOS, 2), SLOWEST, 1);
  }
}
