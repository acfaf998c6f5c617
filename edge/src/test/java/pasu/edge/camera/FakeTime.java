package pasu.edge.camera;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time that passes only while somebody waits. */
final class FakeTime {

  static final long START_MICROS = 1_790_000_000_000_000L;

  private long nanos;
  private long clockAheadMicros;

  Timepiece timepiece() {
    return new Timepiece(this::now, () -> nanos, waited -> nanos += waited);
  }

  private Instant now() {
    return Instant.EPOCH.plus(START_MICROS + clockAheadMicros + nanos / 1_000, ChronoUnit.MICROS);
  }

  long elapsedMicros() {
    return nanos / 1_000;
  }

  void passMicros(long micros) {
    nanos += micros * 1_000;
  }

  void setClockBackMicros(long micros) {
    clockAheadMicros -= micros;
  }
}
