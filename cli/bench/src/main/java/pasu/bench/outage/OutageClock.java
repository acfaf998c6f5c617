package pasu.bench.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time of an edge whose outage is played in a hurry: it goes on with each picture, and jumps
 * where nothing happens; when the outage is over it is this machine's. Thread-safe.
 */
final class OutageClock implements InstantSource {

  private static final long LOOK_MILLIS = 5;

  private @Nullable Instant played;

  OutageClock(Instant begin) {
    this.played = begin;
  }

  @Override
  public synchronized Instant instant() {
    return played == null ? InstantSource.system().instant() : played;
  }

  synchronized boolean isHurried() {
    return played != null;
  }

  synchronized void pass(Duration span) {
    played = played == null ? null : played.plus(span);
  }

  /** Lets time pass, as the camera goes on. */
  void await(Duration span) throws InterruptedException {
    Instant until = instant().plus(span);
    while (instant().isBefore(until)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** From now on it is this machine's time. */
  synchronized void end() {
    if (played != null && played.isAfter(InstantSource.system().instant())) {
      throw new IllegalStateException("the outage took longer than it was played: " + played);
    }
    played = null;
  }
}
