package pasu.edge.camera;

import java.util.concurrent.TimeUnit;

/**
 * Hands pictures out at the distances they were taken at. Capture times only grow; they follow the
 * clock again after everything stood still for a while. For one thread.
 */
final class Pace {

  private static final long MAX_LAG_MICROS = 1_000_000;

  private final Timepiece time;
  private boolean started;
  private long dueNanos;
  private long captureMicros;

  Pace(Timepiece time) {
    this.time = time;
  }

  /**
   * Waits until the next picture is due.
   *
   * @param sinceLastMicros its distance from the one before, more than 0
   * @return its capture time
   */
  long await(long sinceLastMicros) throws CameraException {
    if (started) {
      dueNanos += TimeUnit.MICROSECONDS.toNanos(sinceLastMicros);
      captureMicros += sinceLastMicros;
    } else {
      catchUp();
      started = true;
    }
    time.waitUntil(dueNanos);
    if (time.nowMicros() - captureMicros > MAX_LAG_MICROS) {
      catchUp();
    }
    return captureMicros;
  }

  private void catchUp() {
    dueNanos = time.nanoTime().getAsLong();
    captureMicros = Math.max(captureMicros, time.nowMicros());
  }
}
