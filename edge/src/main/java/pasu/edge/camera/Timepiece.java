package pasu.edge.camera;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import pasu.edge.time.SteadyClock;
import pasu.protocol.Sentence;

/**
 * What a camera knows of time.
 *
 * @param clock says when a picture was captured
 * @param nanoTime says when the next one is due; only grows
 * @param park waits about so many nanoseconds, or less
 */
public record Timepiece(InstantSource clock, LongSupplier nanoTime, LongConsumer park) {

  /** This machine's, whose clock may be set meanwhile. */
  public static Timepiece system() {
    return new Timepiece(SteadyClock.ofMachine(), System::nanoTime, LockSupport::parkNanos);
  }

  long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  void waitUntil(long dueNanos) throws CameraException {
    for (long left = left(dueNanos); left > 0; left = left(dueNanos)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CameraException(Sentence.plain("interrupted while waiting for the next picture"));
      }
      park.accept(left);
    }
  }

  private long left(long dueNanos) {
    return dueNanos - nanoTime.getAsLong();
  }
}
