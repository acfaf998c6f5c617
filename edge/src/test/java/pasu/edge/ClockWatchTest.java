package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.LinkMessage.ClockRead;

class ClockWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

  private final ClockWatch watch = new ClockWatch("gate");

  @Test
  void saysNothingOfAClockThatIsRight() {
    read(4_900);

    assertThat(watch.alarms()).isEmpty();
    assertThat(watch.offsetMillis()).isEqualTo(4_900);
  }

  @Test
  void saysHowFarAClockIsOffAndWhatToDo() {
    read(-3_700_000);

    assertThat(watch.alarms())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo(Kind.CLOCK_OFF))
        .satisfies(alarm -> assertThat(alarm.text()).contains("3700 s behind", "time server"));
  }

  @Test
  void takesItBackOnlyOnceTheClockIsRight() {
    read(6_000);
    var raised = watch.alarms();

    read(4_000);
    assertThat(watch.alarms()).isEqualTo(raised);

    read(-1_000);
    assertThat(watch.alarms()).isEmpty();
  }

  private void read(long millis) {
    watch.read(new ClockRead(millis * 1_000, 100), NOW);
  }
}
