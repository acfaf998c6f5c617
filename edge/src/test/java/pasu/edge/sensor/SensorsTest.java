package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.edge.board.FakeBoard;
import pasu.protocol.Cause;

class SensorsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Duration> periods = new ArrayList<>();
  private Runnable action = () -> {};
  private boolean closed;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "infrared|sensor \"infrared\": it is not known; known are manual:",
        "manual:now|manual: has no options",
        "every:|must be a number with ms, s, m or h",
        "every:60|must be a number with ms, s, m or h",
        "every:499ms|must be 500ms to 24h, but is 499ms",
        "every:25h|must be 500ms to 24h, but is 25h",
        "motion:speed=3|option \"speed=3\" is not known; known are threshold=25",
        "motion:threshold=4|threshold must be 5",
        "motion:area=NaN|area must be 0.0005 to 0.5, but is \"NaN\"",
        "motion:area=big|area must be 0.0005 to 0.5, but is \"big\"",
        "motion:holdoff=2h|holdoff must be 0s to 1h, but is 2h",
        "gpio:|it needs the line's BCM number, as in gpio:17",
        "gpio:GPIO17|the line must be 0 to 511, but is \"GPIO17\"",
        "gpio:17,pull=left|pull must be ",
        "gpio:17,level=high|option \"level=high\" is not known; known are pull=down, active=high",
        "gpio:17,active=low,active=low|option \"active\" is said twice",
        "gpio:17,debounce=6s|debounce must be 0s to 5s, but is 6s",
        "distance:|the converter must be ads1115@ADDRESS/CHANNEL",
        "distance:ads1115@0x50/0|0x48 to 0x4b and 0 to 3",
        "distance:ads1115@0x48/4|0x48 to 0x4b and 0 to 3",
        "distance:ads1115@0x48/0,model=vl53|model must be ",
        "distance:ads1115@0x48/0,model=gp2y0a21,threshold=1|threshold must be 0.1 to 0.7 m",
        "distance:ads1115@0x48/0,threshold=1.45|threshold must be 0.2 to 1.4 m",
        "distance:ads1115@0x48/0,rate=100|rate must be 2 to 25, but is \"100\"",
      })
  void refusesWhatItDoesNotKnow(String spec, String reason) {
    assertRefused(spec, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hcsr04:23|it needs the lines of TRIG and ECHO, as in hcsr04:23,24",
        "hcsr04:23,23|trigger and echo must be two lines, but both are 23",
        "hcsr04:23,x|the line of ECHO must be",
        "hcsr04:23,24,threshold=5|threshold must be 0.02 to 3.9 m with hcsr04",
        "hcsr04:23,24,rate=20|rate must be",
        "all:5s|it names no sensor",
        "all:1h,manual:,motion:|the time of all: must be 500ms to 5m, but is 1h",
        "any:x,manual:|it is not known",
        "all:5s,any:,manual:|it is not known",
      })
  void refusesLinesAndSensorsThatDoNotGoTogether(String spec, String reason) {
    assertRefused(spec, reason);
  }

  @Test
  void describesEachWithItsOptions() {
    assertThat(Sensors.parse("manual:").description()).isEqualTo("manual:");
    assertThat(Sensors.parse("every:90s").description()).isEqualTo("every:90s");
    assertThat(Sensors.parse("every:300s").description()).isEqualTo("every:5m");
    assertThat(Sensors.parse("motion:area=0.0005").description())
        .isEqualTo("motion:threshold=25,area=0.0005,holdoff=10s");
  }

  @Test
  void firesByTheClock() {
    Sensor sensor = timer("every:500ms");
    sensor.start(triggers::add);

    action.run();
    action.run();

    assertThat(periods).containsExactly(Duration.ofMillis(500));
    Trigger expected = new Trigger(Cause.TIMER, NOW, null);
    assertThat(triggers).containsExactly(expected, expected);
  }

  @Test
  void goesOnByTheClockWhenADetectionCouldNotBeTaken() {
    timer("every:500ms").start(Benches.throwingOnce(triggers::add));

    action.run();
    action.run();

    assertThat(triggers).hasSize(1);
  }

  @Test
  void stopsWhenClosed() {
    Sensor sensor = timer("every:60s");
    sensor.start(triggers::add);

    sensor.close();

    assertThat(closed).isTrue();
  }

  private static void assertRefused(String spec, String reason) {
    assertThatThrownBy(() -> Sensors.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(spec)
        .hasMessageContaining(reason);
  }

  private Sensor timer(String spec) {
    return Sensors.parse(
        spec,
        new Machine(
            () -> NOW,
            (period, repeated) -> {
              periods.add(period);
              action = repeated;
              return () -> closed = true;
            },
            new FakeBoard(),
            _ -> new HandThread()));
  }
}
