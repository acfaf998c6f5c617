package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.edge.camera.Picture;
import pasu.protocol.Cause;
import pasu.protocol.SensorState.Condition;

class MotionSensorTest {

  private static final int SECOND = Yard.RATE;
  private static final Instant START = Instant.EPOCH.plus(Yard.START_MICROS, ChronoUnit.MICROS);

  private final List<Trigger> triggers = new ArrayList<>();
  private final Sensor sensor = Sensors.parse("motion:");
  private Yard yard;

  @BeforeEach
  void start() throws Exception {
    yard = new Yard();
    sensor.start(triggers::add);
  }

  @AfterEach
  void close() {
    sensor.close();
    yard.close();
  }

  @Test
  void firesWhenSomebodyWalksIn() throws Exception {
    yard.show(sensor, 15 * SECOND, i -> walker(i, 5 * SECOND));

    assertThat(triggers).hasSize(1);
    Trigger trigger = triggers.getFirst();
    assertThat(trigger.cause()).isEqualTo(Cause.MOTION);
    assertThat(trigger.at()).isBetween(START.plusSeconds(5), START.plusSeconds(7));
    assertThat(trigger.measure()).isBetween(0.003, 0.1);
  }

  @Test
  void firesAgainAfterEachHoldOffWhileSomebodyMoves() throws Exception {
    yard.show(sensor, 36 * SECOND, i -> pacer(i, 5 * SECOND));

    assertThat(triggers).hasSize(4);
    assertThat(Duration.between(triggers.get(0).at(), triggers.get(1).at()))
        .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_600));
  }

  @Test
  void ignoresNoise() throws Exception {
    yard.show(sensor, 20 * SECOND, i -> yard.noise(50));

    assertThat(triggers).isEmpty();
  }

  @Test
  void ignoresABurntInClock() throws Exception {
    yard.show(sensor, 20 * SECOND, i -> yard.block(20 + i / SECOND % 2 * 12, 20, 12, 40, 255));

    assertThat(triggers).isEmpty();
  }

  @Test
  void ignoresTheLightAsAWhole() throws Exception {
    yard.show(sensor, 20 * SECOND, i -> yard.light(1 + 0.25 * Math.sin(i / 4.0), i / 20 % 2 * 40));

    assertThat(triggers).isEmpty();
  }

  @Test
  void ignoresWhatStandsStill() throws Exception {
    yard.show(
        sensor,
        30 * SECOND,
        i -> {
          if (i >= 5 * SECOND) {
            yard.block(300, 300, 60, 60, 0);
          }
        });

    assertThat(triggers).isEmpty();
  }

  @Test
  void goesOnAfterABrokenPicture() throws Exception {
    sensor.see(new Picture(Yard.START_MICROS - 1_000_000, new byte[500], Yard.WIDTH, Yard.HEIGHT));
    assertThat(condition()).isEqualTo(Condition.FAILED);

    yard.show(sensor, 15 * SECOND, i -> walker(i, 5 * SECOND));

    assertThat(condition()).isEqualTo(Condition.WAITING);
    assertThat(triggers).hasSize(1);
  }

  private Condition condition() {
    return sensor.states().getFirst().condition();
  }

  /** From left to right in five seconds. */
  private void walker(int picture, int from) {
    if (picture >= from) {
      yard.block((picture - from) * Yard.WIDTH / (5 * SECOND), 250, 40, 120, 10);
    }
  }

  /** To and fro, for ever. */
  private void pacer(int picture, int from) {
    if (picture >= from) {
      double swing = 1 - Math.cos((picture - from) / 15.0);
      yard.block((int) (swing * 280), 250, 40, 120, 10);
    }
  }
}
