package pasu.edge.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process' own time: it begins as the machine's clock stands and goes on however that is set
 * meanwhile, so nothing recorded jumps. What is not set by half a second or more is followed.
 * Thread-safe.
 */
public final class SteadyClock implements InstantSource {

  private static final Logger log = LoggerFactory.getLogger(SteadyClock.class);
  private static final long SET_MICROS = 500_000;

  private static final int LOOKS = 10;

  /** Two clocks cannot be read at once. */
  private static final long NOISE_MICROS = 10_000;

  private final InstantSource machine;
  private final Boot boot;
  private long aheadMicros;
  private long setMicros;

  /**
   * Begins now.
   *
   * @param machine its clock, which may be set
   */
  public SteadyClock(InstantSource machine, Boot boot) {
    this.machine = machine;
    this.boot = boot;
    this.aheadMicros = aheadMicros(machine, boot);
  }

  /**
   * The first look at a clock loads what looks, and any look may be interrupted: the quickest
   * counts.
   */
  private static long aheadMicros(InstantSource machine, Boot boot) {
    long ahead = 0;
    long quickest = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS && quickest > NOISE_MICROS; look++) {
      long before = boot.upMicros().getAsLong();
      long now = micros(machine.instant());
      long took = boot.upMicros().getAsLong() - before;
      if (took < quickest) {
        quickest = took;
        ahead = now - before;
      }
    }
    return ahead;
  }

  /** This process', of which there is one, where the clock is the system's. */
  public static SteadyClock of(InstantSource clock) {
    if (clock instanceof SteadyClock steady) {
      return steady;
    }
    return clock.equals(InstantSource.system())
        ? OfMachine.CLOCK
        : new SteadyClock(clock, Boot.of(clock));
  }

  /** This process' own. */
  public static SteadyClock ofMachine() {
    return OfMachine.CLOCK;
  }

  @Override
  public synchronized Instant instant() {
    return Instant.EPOCH.plus(look() - setMicros, ChronoUnit.MICROS);
  }

  /**
   * By which clock something is recorded now.
   *
   * @param startedMicros when the machine was switched on, if that is known
   */
  synchronized ClipClock clock(@Nullable Long startedMicros) {
    look();
    return new ClipClock(boot.id(), aheadMicros - setMicros, startedMicros);
  }

  /** What the machine's clock shows, less the time since it was switched on. */
  synchronized long machineAheadMicros() {
    look();
    return aheadMicros;
  }

  /** Whether somebody has set the machine's clock since this began. */
  synchronized boolean wasSet() {
    look();
    return setMicros != 0;
  }

  /** Reads the machine's clock, and notices whether it was set. */
  private long look() {
    long before = boot.upMicros().getAsLong();
    long now = micros(machine.instant());
    long between = boot.upMicros().getAsLong() - before;
    long change = now - before - aheadMicros;
    if (Math.abs(change) >= SET_MICROS + between) {
      log.warn("this machine's clock was set byMillis={}", change / 1_000);
      setMicros += change;
      aheadMicros += change;
    } else if (Math.abs(change) >= NOISE_MICROS + between) {
      aheadMicros += change;
    }
    return now;
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static final class OfMachine {
    static final SteadyClock CLOCK = new SteadyClock(InstantSource.system(), Boot.ofMachine());
  }
}
