package pasu.edge.sensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.edge.board.FakeBoard;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;

class DistanceSensorTest {

  private static final int RESULT = 0;
  private static final int CONFIGURATION = 1;
  private static final double FAR = 0.45;
  private static final double NEAR = 0.80;

  private final HandThread thread = new HandThread();
  private final FakeBoard board = new FakeBoard();
  private final List<Trigger> triggers = new ArrayList<>();
  private Sensor sensor = new ManualSensor();

  @Test
  void firesWithTheDistanceWhenSomebodyComesWithinAMetre() {
    start("");
    volts(FAR, 2_000);
    assertThat(triggers).isEmpty();

    volts(NEAR, 500);

    assertThat(triggers).hasSize(1);
    assertThat(triggers.getFirst().cause()).isEqualTo(Cause.DISTANCE);
    assertThat(triggers.getFirst().measure()).isBetween(0.8, 0.85);
    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
  }

  @Test
  void ignoresWhoPassesBeyondTheThreshold() {
    start("");

    volts(0.60, 5_000);

    assertThat(triggers).isEmpty();
    assertThat(state().metres()).isBetween(1.05, 1.2);
  }

  @Test
  void holdsOnToWhoStandsAtTheThreshold() {
    start(",holdoff=0s");
    volts(0.69, 1_000);
    int fired = triggers.size();

    volts(0.64, 1_000);
    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
    volts(0.58, 1_000);

    assertThat(fired).isPositive();
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  @Test
  void ignoresSingleWildValues() {
    start(",rate=20");
    volts(FAR, 1_000);

    for (int i = 0; i < 10; i++) {
      volts(2.4, 50);
      volts(FAR, 200);
    }

    assertThat(triggers).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.02, less than any does; look at its wires and its 5 V",
    "-0.1, less than any does; look at its wires and its 5 V",
    "4.09, more than any does; is the yellow wire on the channel?",
  })
  void saysWhatNoSuchSensorGives(double volts, String sentence) {
    start("");
    volts(NEAR, 1_000);

    volts(volts, 1_000);

    assertThat(state().condition()).isEqualTo(Condition.FAILED);
    assertThat(state().problem()).contains(sentence);
    volts(FAR, 1_000);
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  @Test
  void logsEachProblemOnceAndAgainAfterItWasWell() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      start("");
      volts(FAR, 1_000);
      volts(0.02, 1_000);
      volts(0.04, 1_000);
      fails("nothing answers at 0x48 on /dev/i2c-1");
      fails("this user may not open /dev/i2c-1");
      fails("nothing answers at 0x48 on /dev/i2c-1");
      board.works();
      volts(FAR, 40_000);
      volts(0.02, 1_000);
    } finally {
      System.setErr(before);
    }

    assertThat(log.toString(UTF_8).lines().filter(line -> line.contains("sensor failed")))
        .satisfiesExactly(
            line -> assertThat(line).contains("gives 0.02 V"),
            line -> assertThat(line).contains("nothing answers"),
            line -> assertThat(line).contains("may not open"),
            line -> assertThat(line).contains("gives 0.02 V"));
  }

  private void fails(String why) {
    board.breaks(why);
    volts(FAR, 60_000);
  }

  @Test
  void asksForOneConversionOfItsChannelAtATime() {
    start("");

    thread.passes(60);

    assertThat(board.held(CONFIGURATION)).isEqualTo(0b1_110_001_1_100_00011);
    assertThat(board.writes()).isEqualTo(2);
  }

  @Test
  void saysThatAConversionNeverEnds() {
    start("");
    neverDone(100);

    assertThat(state().problem()).contains("0x48 never ends a conversion");
  }

  @Test
  void keepsTryingWhenNothingAnswers() {
    start("");
    volts(FAR, 1_000);

    board.breaks("nothing answers at 0x48 on /dev/i2c-1");
    volts(FAR, 60_000);
    assertThat(state().problem()).isEqualTo("nothing answers at 0x48 on /dev/i2c-1");
    assertThat(board.devices()).isZero();
    board.works();
    volts(NEAR, 31_000);

    assertThat(triggers).isNotEmpty();
    assertThat(board.devices()).isEqualTo(1);
  }

  @Test
  void showsADistanceThatOnlyTremblesAsOne() {
    start("");
    volts(0.60, 1_000);
    Double shown = state().metres();

    for (int i = 0; i < 40; i++) {
      volts(0.60 + 0.01 * (i % 3 - 1), 50);
      assertThat(state().metres()).isEqualTo(shown);
    }
  }

  @Test
  void fallsSilentWhenSomethingWasPutBeforeIt() {
    start(",rate=2");

    volts(NEAR, Duration.ofHours(1).toMillis());

    assertThat(triggers).hasSizeBetween(59, 60);
    assertThat(state().problem()).contains("something has been within 1.0 m for 10m");
  }

  private void start(String options) {
    sensor = Sensors.parse("distance:ads1115@0x48/2" + options, Benches.with(thread, board));
    sensor.start(triggers::add);
  }

  /**
   * Lets the sensor give so many volts for some time; the converter is as quick as its sheet says.
   */
  private void volts(double volts, long millis) {
    board.holds(RESULT, (int) Math.round(volts / 4.096 * 32_768) & 0xFFFF);
    thread.passes(millis);
  }

  private void neverDone(int millis) {
    for (int i = 0; i < millis; i++) {
      board.holds(CONFIGURATION, board.held(CONFIGURATION) & 0x7FFF);
      thread.passes(1);
    }
  }

  private SensorState state() {
    return sensor.states().getFirst();
  }
}
