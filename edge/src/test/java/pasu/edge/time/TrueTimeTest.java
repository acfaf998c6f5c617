package pasu.edge.time;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pasu.protocol.LinkMessage.ClockRead;

class TrueTimeTest {

  private static final Instant TRUTH = Instant.parse("2026-11-30T10:00:00Z");

  private final PiWithoutClock pi = new PiWithoutClock().passes(ofSeconds(9));
  private final SteadyClock clock = pi.process();
  private final TrueTime time = new TrueTime(clock);

  @Test
  void knowsNothingBeforeSomebodySaysIt() {
    assertThat(time.clockNow().startedMicros()).isNull();
    assertThat(time.clockNow().correctionMicros()).isZero();
  }

  @Test
  void isTheServers() {
    serverIs(TRUTH);

    assertThat(now()).isEqualTo(TRUTH);
    assertThat(time.clockNow().startedMicros())
        .isEqualTo(SteadyClock.micros(TRUTH.minusSeconds(9)));
  }

  @Test
  void isTheMachinesOnceThatWasSet() {
    pi.isSetTo(TRUTH);

    assertThat(now()).isEqualTo(TRUTH);
  }

  @Test
  void staysTheServersWhateverTheMachinesClockIsSetTo() {
    serverIs(TRUTH);

    pi.passes(ofMinutes(1)).isSetTo(TRUTH.plusSeconds(70));
    Instant before = now();
    serverIs(TRUTH.plusSeconds(60));

    assertThat(before).isEqualTo(TRUTH.plusSeconds(60));
    assertThat(now()).isEqualTo(TRUTH.plusSeconds(60));
  }

  @Test
  void leavesAClockThatIsNearlyRight() {
    pi.isSetTo(TRUTH);
    TrueTime right = new TrueTime(pi.process());

    right.serverIs(new ClockRead(900_000, 500));

    assertThat(right.clockNow().correctionMicros()).isZero();
  }

  @Test
  void doesNotTrembleWithTheLink() {
    serverIs(TRUTH);
    long first = time.clockNow().correctionMicros();

    serverIs(TRUTH.plusMillis(90));

    assertThat(time.clockNow().correctionMicros()).isEqualTo(first);
  }

  private void serverIs(Instant server) {
    time.serverIs(new ClockRead(pi.aheadOf(server), 500));
  }

  private Instant now() {
    return clock.instant().plusNanos(time.clockNow().correctionMicros() * 1_000);
  }
}
