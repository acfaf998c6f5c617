package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pasu.edge.board.FakeBoard;
import pasu.edge.board.Wiring;
import pasu.protocol.Cause;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.Sentence;

class LineSensorTest {

  private final HandThread thread = new HandThread();
  private final FakeBoard board = new FakeBoard();
  private final List<Trigger> triggers = new ArrayList<>();
  private Consumer<Trigger> listener = triggers::add;

  @Test
  void firesOnceTheLevelLastedAsLongAsItIsDebounced() {
    start("gpio:17,debounce=50ms");
    Instant edge = thread.passes(500).now();

    board.moves(true, edge);

    thread.passes(49);
    assertThat(triggers).isEmpty();
    thread.passes(1);
    assertThat(triggers).containsExactly(new Trigger(Cause.INFRARED, edge, null));
    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
  }

  @Test
  void ignoresWhatIsShorterThanItsDebouncing() {
    start("gpio:17,debounce=50ms");

    for (int i = 0; i < 20; i++) {
      board.moves(i % 2 == 0, thread.now());
      thread.passes(40);
    }
    thread.passes(2_000);

    assertThat(triggers).isEmpty();
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  @Test
  void firesOnceForAContactThatBounces() {
    start("gpio:17,debounce=50ms");
    for (int i = 0; i < 9; i++) {
      board.moves(i % 2 == 0, thread.passes(3).now());
    }
    Instant last = thread.now();

    thread.passes(900);

    assertThat(triggers).extracting(Trigger::at).containsExactly(last);
  }

  @Test
  void countsALowLevelWhereThatIsActive() {
    board.movesUnnoticed(true);
    start("gpio:17,active=low");
    thread.passes(1_000);
    assertThat(triggers).isEmpty();

    board.moves(false, thread.now());
    thread.passes(50);

    assertThat(triggers).hasSize(1);
  }

  @Test
  void pullsAwayFromTheActiveLevelUnlessToldOtherwise() {
    start("gpio:17,active=low");
    assertThat(board.wiring()).isEqualTo(new Wiring(17, Wiring.Pull.UP, null));
  }

  @Test
  void wiresTheLineAsTold() {
    start("gpio:5,pull=none,chip=4");

    assertThat(board.wiring()).isEqualTo(new Wiring(5, Wiring.Pull.NONE, 4));
  }

  @Test
  void firesForWhoIsThereFromTheBeginning() {
    board.movesUnnoticed(true);

    start("gpio:17");
    thread.passes(50);

    assertThat(triggers).hasSize(1);
  }

  @Test
  void noticesAnEdgeThatWasLost() {
    start("gpio:17");
    thread.passes(300);

    board.movesUnnoticed(true);
    thread.passes(1_050);

    assertThat(triggers).hasSize(1);
  }

  @Test
  void firesAgainAfterEachHoldOffWhileItLasts() {
    start("gpio:17,debounce=0s,holdoff=10s");
    board.moves(true, thread.now());

    thread.passes(Duration.ofSeconds(35));

    assertThat(triggers).hasSize(4);
  }

  @Test
  void firesAtMostOncePerHoldOffHoweverOftenItSwitches() {
    start("gpio:17,debounce=0s,holdoff=10s");

    for (int i = 0; i < 90; i++) {
      board.moves(i % 2 == 0, thread.passes(100).now());
    }
    thread.passes(100);

    assertThat(triggers).hasSize(1);
  }

  @Test
  void fallsSilentAndSaysSoWhenItIsStuck() {
    start("gpio:17,debounce=0s,holdoff=10s");
    board.moves(true, thread.now());

    thread.passes(Duration.ofHours(2));

    assertThat(triggers).hasSizeBetween(59, 60);
    assertThat(state().problem())
        .isEqualTo(
            "line 17 has been active for 10m; look whether the sensor is stuck,"
                + " or write active=low");
    board.moves(false, thread.now());
    thread.passes(1);
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  @Test
  void keepsTryingUntilTheLineIsThere() {
    board.breaks("there is no /dev/gpiochip0");
    start("gpio:17");
    assertThat(state())
        .isEqualTo(SensorState.failed(description(), Sentence.plain("there is no /dev/gpiochip0")));

    thread.passes(Duration.ofMinutes(5));
    board.works();
    board.movesUnnoticed(true);
    thread.passes(Duration.ofSeconds(31));

    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
    assertThat(triggers).isNotEmpty();
  }

  @Test
  void opensALineThatWasLostAgain() {
    start("gpio:17");
    board.loses("line 17 was lost");
    thread.passes(0);
    assertThat(state().problem()).isEqualTo("line 17 was lost");
    assertThat(board.lines()).isZero();

    thread.passes(1_100);

    assertThat(board.lines()).isEqualTo(1);
    assertThat(state().condition()).isEqualTo(Condition.WAITING);
  }

  @Test
  void opensItsLineAgainWhenADetectionCouldNotBeTaken() {
    listener = Benches.throwingOnce(triggers::add);
    start("gpio:17,debounce=0s,holdoff=10s");

    board.moves(true, thread.now());
    thread.passes(0);
    assertThat(state().problem())
        .isEqualTo("sensor gpio:17,debounce=0s,holdoff=10s fails: the camera is gone");
    assertThat(board.lines()).isZero();

    thread.passes(Duration.ofSeconds(11));
    assertThat(state().condition()).isEqualTo(Condition.ACTIVE);
    assertThat(triggers).hasSize(1);
  }

  @Test
  void letsGoOfTheLineWhenClosed() {
    start("gpio:17").close();

    board.moves(true, thread.now());
    thread.passes(5_000);

    assertThat(board.lines()).isZero();
    assertThat(triggers).isEmpty();
  }

  private Sensor sensor = new ManualSensor();

  private Sensor start(String spec) {
    sensor = Sensors.parse(spec, Benches.with(thread, board));
    sensor.start(listener);
    thread.passes(0);
    return sensor;
  }

  private SensorState state() {
    return sensor.states().getFirst();
  }

  private String description() {
    return sensor.description();
  }
}
