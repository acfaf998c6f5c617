package pasu.edge.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.edge.kernel.GpioLine;

class Pi4jBoardTest {

  private static final long NOW_NANOS = 77_000_000_000L;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final int ABSENT = 99;

  private final List<SimulatedInput> inputs = new ArrayList<>();
  private final List<Line.Edge> edges = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Board board = new Pi4jBoard(() -> NOON, () -> NOW_NANOS, new SimulatedInputs());

  @Test
  void opensTheInputAsItIsWired() throws Exception {
    watch(new Wiring(17, Wiring.Pull.UP, 4));

    assertThat(inputs.getFirst().config())
        .returns(17, DigitalInputConfig::bcm)
        .returns(4, DigitalInputConfig::bus)
        .returns(PullResistance.PULL_UP, DigitalInputConfig::pull)
        .returns(0L, DigitalInputConfig::debounce);
  }

  @Test
  void tellsOfAnEdgeWithTheTimeAtWhichLinuxSawIt() throws Exception {
    watch(new Wiring(17, Wiring.Pull.DOWN, 0));

    inputs.getFirst().edges(new GpioLine.Edge(true, NOW_NANOS - 1_234_567));

    assertThat(edges)
        .containsExactly(new Line.Edge(true, NOON.minusNanos(1_234_567), NOW_NANOS - 1_234_567));
  }

  /** A process may be stopped between the two clocks it reads for an edge. */
  @Test
  void tellsHowFarTwoEdgesAreApartHoweverLateItReads() throws Exception {
    Iterator<Instant> late = List.of(NOON, NOON.plusMillis(7)).iterator();
    new Pi4jBoard(late::next, () -> NOW_NANOS, new SimulatedInputs())
        .watch(new Wiring(17, Wiring.Pull.DOWN, 0), new Ears());

    inputs.getFirst().edges(new GpioLine.Edge(true, NOW_NANOS - 5_828_000));
    inputs.getFirst().edges(new GpioLine.Edge(false, NOW_NANOS));

    assertThat(edges.getLast().nanos() - edges.getFirst().nanos()).isEqualTo(5_828_000);
  }

  @Test
  void tellsOfAnEdgeNowWhereNobodyKnowsItsTime() throws Exception {
    watch(new Wiring(17, Wiring.Pull.DOWN, 0));

    inputs.getFirst().moves(DigitalState.LOW);

    assertThat(edges).containsExactly(new Line.Edge(false, NOON, NOW_NANOS));
  }

  @Test
  void saysThatALineWasLost() throws Exception {
    watch(new Wiring(17, Wiring.Pull.DOWN, 0));

    inputs.getFirst().moves(DigitalState.UNKNOWN);

    assertThat(failures).singleElement().asString().contains("line 17 of /dev/gpiochip0 was lost");
  }

  @Test
  void closesTheInputAndMayOpenItAgain() throws Exception {
    watch(new Wiring(17, Wiring.Pull.DOWN, 0)).close();

    watch(new Wiring(17, Wiring.Pull.DOWN, 0));

    assertThat(inputs).hasSize(2);
    assertThat(inputs.getFirst().closed).isTrue();
    assertThat(inputs.getLast().closed).isFalse();
  }

  @Test
  void saysThatAnotherSensorHasTheLine() throws Exception {
    watch(new Wiring(17, Wiring.Pull.DOWN, 0));

    assertThatThrownBy(() -> watch(new Wiring(17, Wiring.Pull.UP, 0)))
        .isInstanceOf(BoardException.class)
        .hasMessage("line 17 is used by another sensor of this edge; give each its own");
  }

  @Test
  void saysEachTimeThatThereIsNoSuchChip() {
    Board real = new Pi4jBoard();
    Wiring absent = new Wiring(17, Wiring.Pull.UP, ABSENT);
    assertThatThrownBy(() -> real.watch(absent, new Ears())).isInstanceOf(BoardException.class);

    assertThatThrownBy(() -> real.watch(absent, new Ears()))
        .isInstanceOf(BoardException.class)
        .hasMessage(
            "there is no /dev/gpiochip99; this machine has no such GPIO chip (gpiodetect lists"
                + " them)");
  }

  @Test
  void saysThatThereIsNoSuchBus() {
    Board real = new Pi4jBoard();

    assertThatThrownBy(() -> real.registers(ABSENT, 0x48))
        .isInstanceOf(BoardException.class)
        .hasMessage("there is no /dev/i2c-99; switch I2C on (sudo raspi-config nonint do_i2c 0)");
  }

  private Line watch(Wiring wiring) throws BoardException {
    return board.watch(wiring, new Ears());
  }

  private final class Ears implements Line.Listener {
    @Override
    public void moved(Line.Edge edge) {
      edges.add(edge);
    }

    @Override
    public void failed(BoardException why) {
      failures.add(why.sentence().text());
    }
  }

  /** Pi4J's side of a pin, without a pin. */
  private final class SimulatedInputs extends DigitalInputProviderBase
      implements DigitalInputProvider {

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      SimulatedInput input = new SimulatedInput(this, config);
      inputs.add(input);
      context().registry().add(input);
      return input;
    }
  }

  private static final class SimulatedInput extends DigitalInputBase {

    private boolean closed;

    SimulatedInput(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    void edges(GpioLine.Edge edge) {
      dispatch(new EdgeEvent(this, edge));
    }

    void moves(DigitalState state) {
      dispatch(new DigitalStateChangeEvent<DigitalInput>(this, state));
    }

    @Override
    public DigitalState state() {
      return DigitalState.LOW;
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
      closed = true;
      return super.shutdownInternal(context);
    }
  }
}
