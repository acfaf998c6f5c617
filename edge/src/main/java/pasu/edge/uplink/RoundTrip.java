package pasu.edge.uplink;

/** The smoothed time from a PROBE to its echo, without what the agent held it. */
final class RoundTrip {

  private static final long MAX_MICROS = 10_000_000;

  private long micros;

  /** Microseconds; 0 before the first echo. */
  long micros() {
    return micros;
  }

  void measured(long sampleMicros) {
    long sample = Math.clamp(sampleMicros, 1, MAX_MICROS);
    micros = micros == 0 ? sample : (7 * micros + sample) / 8;
  }
}
