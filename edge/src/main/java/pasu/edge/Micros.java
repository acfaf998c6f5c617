package pasu.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Microseconds since the Unix epoch, the unit of capture times. */
final class Micros {

  private Micros() {}

  static long of(Duration span) {
    return TimeUnit.NANOSECONDS.toMicros(span.toNanos());
  }

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
