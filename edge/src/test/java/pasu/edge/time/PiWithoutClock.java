package pasu.edge.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A machine whose clock a test sets, and which it switches off and on. */
final class PiWithoutClock {

  /** What its clock shows when it is switched on. */
  static final Instant WAKES = Instant.EPOCH;

  private Instant clock = WAKES;
  private long upMicros;
  private int boots = 1;

  /** A process of it begins. */
  SteadyClock process() {
    return new SteadyClock(() -> clock, new Boot("boot-" + boots, () -> upMicros));
  }

  /** The same, but reading the machine's clock takes this long. */
  SteadyClock slowProcess(Duration reading) {
    Boot boot = new Boot("boot-" + boots, () -> upMicros);
    return new SteadyClock(
        () -> {
          passes(reading);
          return clock;
        },
        boot);
  }

  /** The same, but the first time that its time since boot is read takes this long. */
  SteadyClock processOfSlowStart(Duration first) {
    AtomicReference<Duration> left = new AtomicReference<>(first);
    return new SteadyClock(
        () -> clock,
        new Boot(
            "boot-" + boots,
            () -> {
              passes(left.getAndSet(Duration.ZERO));
              return upMicros;
            }));
  }

  PiWithoutClock passes(Duration span) {
    clock = clock.plus(span);
    upMicros += span.toNanos() / 1_000;
    return this;
  }

  void isSetTo(Instant time) {
    clock = time;
  }

  void isSwitchedOffAndOn() {
    boots++;
    upMicros = 0;
    clock = WAKES;
  }

  /** How far its clock is ahead of a server's that shows this. */
  long aheadOf(Instant server) {
    return ChronoUnit.MICROS.between(server, clock);
  }
}
