package pasu.edge.time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.LinkMessage.ClockRead;

/**
 * How far an edge's own time is off: by the server's clock, as measured over the link; where there
 * is none, by what the machine's clock was set by. Belongs to one context.
 */
public final class TrueTime {

  private static final Logger log = LoggerFactory.getLogger(TrueTime.class);

  /** What is measured over a link trembles; what is sent shall not. */
  private static final long TREMBLE_MICROS = 100_000;

  private final SteadyClock clock;
  private @Nullable Long startedMicros;

  public TrueTime(SteadyClock clock) {
    this.clock = clock;
  }

  /** The server's clock was looked at. */
  public void serverIs(ClockRead read) {
    long before = clockNow().correctionMicros();
    long started = clock.machineAheadMicros() - read.offsetMicros();
    if (startedMicros == null || Math.abs(started - startedMicros) >= TREMBLE_MICROS) {
      startedMicros = started;
    }
    long now = clockNow().correctionMicros();
    if (Math.abs(now - before) >= ClipClock.WRONG_MICROS) {
      log.warn("what is recorded here is dated anew byMillis={}", now / 1_000);
    }
  }

  /** By which clock something is recorded now, and how far that is off, as far as is known. */
  public ClipClock clockNow() {
    boolean bySetting = startedMicros == null && clock.wasSet();
    return clock.clock(bySetting ? Long.valueOf(clock.machineAheadMicros()) : startedMicros);
  }
}
