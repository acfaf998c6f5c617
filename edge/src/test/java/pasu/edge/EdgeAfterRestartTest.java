package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;

/** An edge whose uplink found clips of an edge before it. */
@ExtendWith(VertxExtension.class)
class EdgeAfterRestartTest {

  private EdgeStage stage;

  @BeforeEach
  void prepare(Vertx vertx) {
    stage = new EdgeStage(vertx);
  }

  @AfterEach
  void end() {
    stage.ends();
  }

  @Test
  void asksForThemWithTheSensorsTime() throws Exception {
    finds(1);

    stage.begins();

    assertThat(stage.controlPlane.asked()).isEqualTo(clip(1));
    stage.uplink.awaits(new Call.Admit(1));
  }

  @Test
  void numbersFramesAndClipsAboveThem() throws Exception {
    finds(1);

    stage.begins().sensorFires().picture();

    stage.uplink.awaits(new Call.Send(1_001, 2));
  }

  @Test
  void asksForTheOldestFirstAndForMoreWhenOneIsAcknowledged() throws Exception {
    finds(6);
    stage.begins();
    for (int n : List.of(1, 2, 3)) {
      stage.uplink.awaits(new Call.Admit(n));
    }
    assertThat(stage.uplink.nothingWasCalled()).isTrue();

    stage.uplink.agent().acknowledged(1);

    stage.uplink.awaits(new Call.Admit(4));
  }

  @Test
  void asksForTheRunningClipBesideThem() throws Exception {
    finds(6);
    stage.begins();
    stage.uplink.awaits(new Call.Admit(3));

    stage.sensorFires().picture();

    stage.uplink.awaits(new Call.Admit(7));
  }

  @Test
  void tellsTheUplinkWhatTheCameraIsWorth() throws Exception {
    stage.begins();

    while (stage.uplink.importance.get() != 3) {
      stage.controlPlane.edge(); // The one before was answered.
    }
  }

  private void finds(int clips) {
    List<Detected> found =
        IntStream.rangeClosed(1, clips).mapToObj(EdgeAfterRestartTest::clip).toList();
    stage.uplink.past = new Uplink.Past(1_000, clips, found);
  }

  private static Detected clip(int n) {
    Instant at = EdgeStage.START.minusSeconds(3_600 - n);
    return new Detected(
        "yard", "%032x".formatted(n), n, 100L * n, at.minusSeconds(5), at, Cause.DISTANCE, 0.9);
  }
}
