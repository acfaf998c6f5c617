package pasu.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.board.FakeBoard;
import pasu.edge.picture.HandCamera;
import pasu.edge.sensor.Sensors;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.SensorState;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.StreamMessage.Detected;

/** An edge with pins that a test moves, on a real bus. */
@ExtendWith(VertxExtension.class)
class PinDetectionTest {

  private final FakeBoard board = new FakeBoard();
  private final HandCamera camera = new HandCamera();
  private ScriptedControlPlane controlPlane;

  @BeforeEach
  void listen(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    controlPlane = new ScriptedControlPlane(vertx);
  }

  @Test
  void tellsOfADetectionWithTheTimeOfThePinsEdge(Vertx vertx) throws Exception {
    Instant edge = InstantSource.system().instant();
    begins(vertx, "gpio:17,debounce=10ms");
    awaits(Condition.WAITING);
    camera.shows(edge);

    board.moves(true, edge);

    assertThat(controlPlane.asked())
        .isInstanceOfSatisfying(
            Detected.class,
            told -> {
              assertThat(told.cause()).isEqualTo(Cause.INFRARED);
              assertThat(told.detectedAt()).isEqualTo(edge);
            });
    awaits(Condition.ACTIVE);
  }

  @Test
  void saysThatASensorFailsWhileTheCameraGoesOn(Vertx vertx) throws Exception {
    board.breaks("there is no /dev/gpiochip0");
    camera.shows(InstantSource.system().instant());
    begins(vertx, "gpio:17");

    EdgeAlive alive = awaits(Condition.FAILED);

    assertThat(alive.problem()).isEqualTo("there is no /dev/gpiochip0");
    while (alive.width() == 0) {
      alive = controlPlane.edge();
    }
    assertThat(alive.width()).isEqualTo(640);
  }

  private void begins(Vertx vertx, String sensor) {
    EdgeOptions options =
        new EdgeOptions("yard", "home", ofSeconds(5), ofSeconds(30))
            .withHeartbeat(java.time.Duration.ofMillis(20));
    vertx
        .deployVerticle(
            new EdgeVerticle(
                options,
                camera,
                Sensors.parse(sensor, board),
                new RecordingUplink(),
                InstantSource.system()))
        .await();
  }

  private EdgeAlive awaits(Condition condition) throws InterruptedException {
    while (true) {
      EdgeAlive alive = controlPlane.edge();
      if (alive.sensors().stream().map(SensorState::condition).anyMatch(condition::equals)) {
        return alive;
      }
    }
  }
}
