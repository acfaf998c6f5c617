package pasu.edge.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.StreamMessage.Detected;

/**
 * When one camera's clips truly were, as far as is known. A clip keeps the date that an agent was
 * told first. Belongs to one context.
 *
 * <p>Of a life of the machine in which nobody knew the time, a date that may be right is kept; one
 * from before there was a Pasu is taken for as late as it can be, when the machine was switched on
 * the next time.
 */
public final class ClipDates {

  private static final Logger log = LoggerFactory.getLogger(ClipDates.class);
  private static final Instant FIRST_PASU = Instant.parse("2026-01-01T00:00:00Z");

  private final TrueTime time;
  private final Map<String, ClipClock> found = new HashMap<>();
  private final Map<String, Long> lastOfBoot = new HashMap<>();
  private final Map<String, Long> settled = new HashMap<>();

  /**
   * Creates it.
   *
   * @param clips that an edge before this one left behind
   * @param clocks by their ids, what they were recorded by; a clip of an older Pasu has none, and
   *     is as its times say
   */
  public ClipDates(TrueTime time, List<Detected> clips, Map<String, ClipClock> clocks) {
    this.time = time;
    clips.forEach(clip -> found(clip, clocks.get(clip.clip())));
  }

  /** An edge before this one left a clip behind, recorded by that clock if it was noted. */
  public void found(Detected clip, @Nullable ClipClock clock) {
    if (clock == null) {
      settled.put(clip.clip(), 0L);
    } else {
      found.put(clip.clip(), clock);
      lastOfBoot.merge(clock.boot(), upMicros(clip, clock), Math::max);
    }
  }

  /** A detection at the time it truly was. */
  public Detected dated(Detected clip) {
    Long known = settled.get(clip.clip());
    return later(clip, known == null ? correctionMicros(clip) : known);
  }

  /**
   * An agent was told of a clip so.
   *
   * @return what is to be added to the capture times of its frames, from now on
   */
  public long settle(Detected clip, Detected dated) {
    long correction = ChronoUnit.MICROS.between(clip.startedAt(), dated.startedAt());
    if (settled.put(clip.clip(), correction) == null && correction != 0) {
      log.warn(
          "recorded by a wrong clock clip={} at={} dated={}",
          clip.clip(),
          clip.detectedAt(),
          dated.detectedAt());
    }
    return correction;
  }

  /** Nothing will be asked about a clip any more. */
  public void forget(String clip) {
    found.remove(clip);
    settled.remove(clip);
  }

  private long correctionMicros(Detected clip) {
    ClipClock now = time.clockNow();
    ClipClock clock = found.get(clip.clip());
    if (clock == null) {
      return now.correctionMicros();
    }
    if (clock.isOf(now.boot())) {
      return clock.startedAt(now.startedMicros()).correctionMicros();
    }
    return clock.startedMicros() == null && clip.detectedAt().isBefore(FIRST_PASU)
        ? atTheLatest(clock, now.startedMicros())
        : clock.correctionMicros();
  }

  private long atTheLatest(ClipClock clock, @Nullable Long nextStartMicros) {
    return nextStartMicros == null
        ? 0
        : nextStartMicros - clock.aheadMicros() - lastOfBoot.getOrDefault(clock.boot(), 0L);
  }

  private static long upMicros(Detected clip, ClipClock clock) {
    return SteadyClock.micros(clip.detectedAt()) - clock.aheadMicros();
  }

  private static Detected later(Detected clip, long micros) {
    return micros == 0
        ? clip
        : new Detected(
            clip.camera(),
            clip.clip(),
            clip.clipNumber(),
            clip.firstFrame(),
            clip.startedAt().plus(micros, ChronoUnit.MICROS),
            clip.detectedAt().plus(micros, ChronoUnit.MICROS),
            clip.cause(),
            clip.measure());
  }
}
