package pasu.edge.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Microseconds since the Unix epoch, the unit of capture times. */
public final class Micros {

  private Micros() {}

  public static long of(Duration span) {
    return TimeUnit.NANOSECONDS.toMicros(span.toNanos());
  }

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
