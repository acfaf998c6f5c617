package pasu.edge.picture;

import java.util.concurrent.TimeUnit;

/** Pictures per second over the last few seconds. Written by one thread, read by any. */
final class PictureRate {

  private static final int PICTURES = 64;
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long[] arrivals = new long[PICTURES];
  private int count;

  synchronized void add(long nanoTime) {
    arrivals[count++ % PICTURES] = nanoTime;
    if (count == 2 * PICTURES) {
      count = PICTURES; // Full either way; so it never overflows.
    }
  }

  /** 0 until there are two pictures in the window. */
  synchronized double perSecond(long nanoTime) {
    int recent = 0;
    while (recent < Math.min(count, PICTURES) && nanoTime - arrival(recent) <= WINDOW_NANOS) {
      recent++;
    }
    return recent < 2 ? 0 : rate(recent - 1, arrival(0) - arrival(recent - 1));
  }

  private long arrival(int before) {
    return arrivals[(count - 1 - before) % PICTURES];
  }

  private static double rate(int intervals, long nanos) {
    return nanos <= 0 ? 0 : intervals * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }
}
