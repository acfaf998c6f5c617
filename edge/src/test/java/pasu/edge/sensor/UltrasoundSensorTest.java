package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.edge.board.FakeBoard;
import pasu.edge.board.Line;
import pasu.edge.board.Wiring;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;

/** An HC-SR04 whose echo takes as long as a test says. */
class UltrasoundSensorTest {

  private static final Duration NOBODY = Duration.ofMillis(38);
  private static final Duration NEAR = Duration.ofNanos(4_662_000); // 0.8 m
  private static final Duration FAR = Duration.ofNanos(11_655_000); // 2 m

  private final HandThread thread = new HandThread();
  private final FakeBoard board = new FakeBoard();
  private final List<Trigger> triggers = new ArrayList<>();
  private final Sensor sensor = Sensors.parse("hcsr04:23,24", Benches.with(thread, board));

  @Test
  void firesWithTheDistanceWhenSomebodyComesWithinAMetre() {
    echoes(FAR);
    sensor.start(triggers::add);
    thread.passes(2_000);
    assertThat(triggers).isEmpty();
    assertThat(state().metres()).isCloseTo(2.0, within(0.01));

    echoes(NEAR);
    thread.passes(500);

    assertThat(triggers).hasSize(1);
    assertThat(triggers.getFirst().cause()).isEqualTo(Cause.DISTANCE);
    assertThat(triggers.getFirst().measure()).isCloseTo(0.8, within(0.001));
    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
  }

  /** What it knows of the time of day is a millisecond, or 17 cm, off for each other edge. */
  @Test
  void isRightHoweverLateEdgesAreRead() {
    board.answers(
        () -> {
          Instant now = thread.now();
          board.moves(new Line.Edge(true, now, 1_000));
          board.moves(new Line.Edge(false, now.plus(NEAR).plusMillis(1), 1_000 + NEAR.toNanos()));
        });

    sensor.start(triggers::add);
    thread.passes(1_000);

    assertThat(triggers.getFirst().measure()).isCloseTo(0.8, within(0.001));
  }

  @Test
  void measuresTenTimesASecond() {
    echoes(FAR);
    sensor.start(triggers::add);

    thread.passes(1_950);

    assertThat(board.pulses()).isEqualTo(20);
    assertThat(board.wiring()).extracting(Wiring::line).isEqualTo(24);
  }

  @Test
  void ignoresSingleWildEchoes() {
    echoes(FAR);
    sensor.start(triggers::add);
    thread.passes(1_000);

    for (int i = 0; i < 10; i++) {
      echoes(Duration.ofNanos(200_000));
      thread.passes(100);
      echoes(FAR);
      thread.passes(300);
    }

    assertThat(triggers).isEmpty();
  }

  @Test
  void takesAnEchoThatIsNotHeardForNobody() {
    echoes(NOBODY);
    sensor.start(triggers::add);

    thread.passes(2_000);

    assertThat(state().condition()).isEqualTo(Condition.WAITING);
    assertThat(state().metres()).isNull();
  }

  @Test
  void saysThatThereIsNoEchoAtAll() {
    sensor.start(triggers::add);
    thread.passes(1_000);
    assertThat(state().condition()).isEqualTo(Condition.FAILED);
    assertThat(state().problem()).contains("gives no echo at all; look at its wires");

    echoes(FAR);
    thread.passes(1_000);

    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  /** As those do that wait 200 ms for an echo. */
  @Test
  void waitsForASensorThatStillListens() {
    board.answers(() -> board.moves(true, thread.now()));
    sensor.start(triggers::add);
    thread.passes(250);
    int pulses = board.pulses();

    board.moves(false, thread.now());
    thread.passes(100);

    assertThat(pulses).isEqualTo(1);
    assertThat(board.pulses()).isEqualTo(2);
    thread.passes(500);
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  /** As without its divider, or when it hangs: it hears no trigger. */
  @Test
  void saysThatItsEchoStaysHigh() {
    board.movesUnnoticed(true);
    sensor.start(triggers::add);
    thread.passes(2_000);
    assertThat(board.pulses()).isZero();
    assertThat(state().condition()).isEqualTo(Condition.FAILED);
    assertThat(state().problem())
        .isEqualTo("ECHO stays high; look at the divider, or switch its 5 V off and on");

    echoes(FAR);
    board.moves(false, thread.now());
    thread.passes(1_000);

    assertThat(state().condition()).isEqualTo(Condition.WAITING);
    assertThat(state().metres()).isCloseTo(2.0, within(0.01));
  }

  @Test
  void opensItsLinesAgainWhenADetectionCouldNotBeTaken() {
    echoes(NEAR);
    sensor.start(Benches.throwingOnce(triggers::add));
    thread.passes(600);
    assertThat(state().problem()).isEqualTo("sensor hcsr04:23,24 fails: the camera is gone");
    assertThat(board.outputs()).isZero();

    thread.passes(Duration.ofSeconds(11));

    assertThat(triggers).hasSize(1);
    assertThat(board.outputs()).isEqualTo(1);
  }

  @Test
  void keepsTryingWhenALineIsTakenOrLost() {
    echoes(NEAR);
    board.breaks("line 23 of /dev/gpiochip0 is used by another program");
    sensor.start(triggers::add);
    thread.passes(10_000);
    assertThat(state().problem()).contains("line 23 of /dev/gpiochip0 is used");
    board.works();
    thread.passes(31_000);
    assertThat(triggers).isNotEmpty();

    board.loses("line 24 of /dev/gpiochip0 was lost");
    thread.passes(200);
    assertThat(state().problem()).contains("was lost");
    thread.passes(31_000);

    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
    assertThat(board.lines()).isEqualTo(1);
    assertThat(board.outputs()).isEqualTo(1);
    sensor.close();
    assertThat(board.lines()).isZero();
    assertThat(board.outputs()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "58.3e-6, 0.02",
    "5.828e-3, 1.0",
    "23.2e-3, 3.98",
    "23.4e-3, Infinity",
    "38e-3, Infinity"
  })
  void isTheWayOfTheSoundThereAndBack(double seconds, double metres) {
    double measured = new EchoModel().metres(seconds);

    assertThat(measured == metres || Math.abs(measured - metres) < 0.005).isTrue();
  }

  private void echoes(Duration echo) {
    board.answers(
        () -> {
          Instant rises = thread.now().plusNanos(450_000);
          board.moves(true, rises);
          board.moves(false, rises.plus(echo));
        });
  }

  private SensorState state() {
    return sensor.states().getFirst();
  }
}
