package pasu.edge.time;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pasu.protocol.Cause;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.StreamMessage.Detected;

/** What a Pi that woke up in 1970 recorded. */
class ClipDatesTest {

  private static final Instant TRUTH = Instant.parse("2026-11-30T10:00:00Z");
  private static final long HOUR = ofHours(1).toMillis() * 1_000;

  private final PiWithoutClock pi = new PiWithoutClock();
  private final Run first = new Run();

  /** One run of the edge's program. */
  private final class Run {
    final SteadyClock clock = pi.process();
    final TrueTime time = new TrueTime(clock);

    ClipDates finds(Detected clip, ClipClock by) {
      return new ClipDates(time, List.of(clip), Map.of(clip.clip(), by));
    }

    ClipDates findsNothing() {
      return new ClipDates(time, List.of(), Map.of());
    }

    Detected detects() {
      return detected(1, clock.instant());
    }

    void serverIs(Instant server) {
      time.serverIs(new ClockRead(pi.aheadOf(server), 500));
    }
  }

  @Test
  void areRightOnceTheServersClockIsKnown() {
    ClipDates dates = first.findsNothing();
    Detected clip = first.detects();
    pi.passes(ofMinutes(5));

    first.serverIs(TRUTH);

    Detected dated = dates.dated(clip);
    assertThat(dated.detectedAt()).isEqualTo(TRUTH.minusSeconds(300));
    assertThat(dated.startedAt()).isEqualTo(TRUTH.minusSeconds(305));
  }

  @Test
  void stayWhatAnAgentWasToldFirst() {
    ClipDates dates = first.findsNothing();
    Detected clip = first.detects();
    first.serverIs(TRUTH);
    long settled = dates.settle(clip, dates.dated(clip));

    first.serverIs(TRUTH.plusSeconds(60));

    assertThat(settled).isEqualTo(SteadyClock.micros(TRUTH));
    assertThat(dates.dated(clip).detectedAt()).isEqualTo(TRUTH);
    assertThat(dates.dated(detected(2, clip.detectedAt())).detectedAt())
        .isEqualTo(TRUTH.plusSeconds(60));
  }

  /** The edge was started anew, and between the two the machine's clock was set. */
  @Test
  void areRightForWhatAnEarlierProcessOfTheSameLifeRecorded() {
    pi.passes(ofSeconds(60));
    Detected clip = first.detects();
    ClipClock by = first.time.clockNow();
    pi.passes(ofMinutes(5)).isSetTo(TRUTH);
    Run second = new Run();

    second.serverIs(TRUTH);

    assertThat(second.finds(clip, by).dated(clip).detectedAt()).isEqualTo(TRUTH.minusSeconds(300));
  }

  @Test
  void areRightForALifeInWhichTheTimeWasKnown() {
    Detected clip = first.detects();
    first.serverIs(TRUTH);
    ClipClock by = first.time.clockNow();
    pi.isSwitchedOffAndOn();

    Detected dated = new Run().finds(clip, by).dated(clip);

    assertThat(dated.detectedAt()).isEqualTo(TRUTH);
  }

  /** Nobody can know how long it was switched off. */
  @Test
  void areAsLateAsCanBeForALifeInWhichItWasNot() {
    Detected clip = detected(1, first.clock.instant());
    pi.passes(ofMinutes(3));
    Detected later = detected(2, first.clock.instant());
    ClipClock by = first.time.clockNow();
    pi.isSwitchedOffAndOn();
    Run second = new Run();
    Map<String, ClipClock> clocks = Map.of(clip.clip(), by, later.clip(), by);
    ClipDates dates = new ClipDates(second.time, List.of(clip, later), clocks);
    assertThat(dates.dated(later)).isEqualTo(later);

    pi.passes(ofSeconds(20));
    second.serverIs(TRUTH);

    assertThat(dates.dated(later).detectedAt()).isEqualTo(TRUTH.minusSeconds(20));
    assertThat(dates.dated(clip).detectedAt()).isEqualTo(TRUTH.minusSeconds(200));
  }

  /** Its clock was right, though no server said so. */
  @Test
  void areAsRecordedWhereThatMayBeRight() {
    pi.isSetTo(TRUTH);
    Run right = new Run();
    Detected clip = right.detects();
    ClipClock by = right.time.clockNow();
    pi.isSwitchedOffAndOn();
    Run second = new Run();

    second.serverIs(TRUTH.plusSeconds(60));

    assertThat(second.finds(clip, by).dated(clip)).isEqualTo(clip);
  }

  @Test
  void areAsRecordedByAnOlderPasuThatDidNotNoteItsClock() {
    Detected clip = first.detects();
    ClipDates dates = new ClipDates(first.time, List.of(clip), Map.of());

    first.serverIs(TRUTH);

    assertThat(dates.dated(clip)).isEqualTo(clip);
  }

  @Test
  void areNotTouchedWhereTheClockIsRight() {
    pi.isSetTo(TRUTH);
    Run right = new Run();
    right.serverIs(TRUTH.minusMillis(3));
    Detected clip = right.detects();
    ClipDates dates = right.findsNothing();

    assertThat(dates.dated(clip)).isSameAs(clip);
    assertThat(dates.settle(clip, clip)).isZero();
  }

  @Test
  void followAClockThatIsSetAmidAClip() {
    pi.isSetTo(TRUTH.minusSeconds(3_600));
    Run late = new Run();
    Detected clip = late.detects();
    pi.passes(ofSeconds(10)).isSetTo(TRUTH.plusSeconds(10));

    Detected dated = late.findsNothing().dated(clip);

    assertThat(dated.detectedAt()).isEqualTo(TRUTH);
    assertThat(late.clock.instant().plusNanos(HOUR * 1_000)).isEqualTo(TRUTH.plusSeconds(10));
  }

  private static Detected detected(int n, Instant at) {
    return new Detected(
        "yard", "%032x".formatted(n), n, n, at.minusSeconds(5), at, Cause.INFRARED, null);
  }
}
