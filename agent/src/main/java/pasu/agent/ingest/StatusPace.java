package pasu.agent.ingest;

import java.util.List;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Status;

/**
 * When a STATUS is due: every 100 ms while something comes in, 20 ms after the last one where a
 * PROBE asks for it.
 */
final class StatusPace {

  static final long PAUSE_NANOS = 100_000_000;

  private static final long PROBED_PAUSE_NANOS = 20_000_000;

  private long saidNanos;
  private long probeMicros;
  private long probeNanos;
  private boolean heard;
  private boolean probed;

  StatusPace(long nowNanos) {
    this.saidNanos = nowNanos - PAUSE_NANOS;
  }

  void heard() {
    heard = true;
  }

  void probed(Probe probe, long nowNanos) {
    probed = true;
    probeMicros = probe.sentMicros();
    probeNanos = nowNanos;
  }

  boolean isDue(long nowNanos) {
    return heard && nowNanos - saidNanos >= (probed ? PROBED_PAUSE_NANOS : PAUSE_NANOS);
  }

  /** What to say; counts as said. */
  Status say(long newest, List<Status.Stored> clips, long nowNanos) {
    heard = false;
    probed = false;
    saidNanos = nowNanos;
    long holdMicros = Math.clamp((nowNanos - probeNanos) / 1_000, 0, Status.MAX_HOLD_MICROS);
    return new Status(newest, probeMicros, holdMicros, clips);
  }
}
