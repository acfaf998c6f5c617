package pasu.edge.time;

import org.jspecify.annotations.Nullable;

/**
 * By which clock a clip's times are, for whoever reads them later, perhaps in another process.
 *
 * @param boot the life of the machine it is from; no other has the same
 * @param aheadMicros what that clock showed, less the time since the machine was switched on
 * @param startedMicros when that was, truly, since the Unix epoch; null where nobody knew
 */
public record ClipClock(String boot, long aheadMicros, @Nullable Long startedMicros) {

  /** A clock that is kept by NTP is nearer to the truth than what is measured over a link. */
  static final long WRONG_MICROS = 1_000_000;

  /** What has to be added to its times; 0 where that is next to nothing, or not known. */
  public long correctionMicros() {
    long off = startedMicros == null ? 0 : startedMicros - aheadMicros;
    return Math.abs(off) < WRONG_MICROS ? 0 : off;
  }

  /** Whether it is of that life of the machine. */
  public boolean isOf(String life) {
    return boot.equals(life);
  }

  /** The same, once it is known when the machine was switched on. */
  public ClipClock startedAt(@Nullable Long micros) {
    return new ClipClock(boot, aheadMicros, micros);
  }
}
