package pasu.edge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipClock;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Cause;
import pasu.protocol.StreamMessage.Detected;

/** An edge whose uplink found clips of an edge before it. */
@ExtendWith(VertxExtension.class)
class EdgeAfterRestartTest {

  private static final long HOUR_MICROS = 3_600_000_000L;

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
  void asksForWhatTurnsUpOnADiskThatCameLateWithTheTimeThatItTrulyWas() throws Exception {
    stage.uplink.past = new Uplink.Past(1_000, 10, List.of());
    stage.begins();

    stage.uplink.turnedUp.set(List.of(found(1, new ClipClock("a life before", 0, HOUR_MICROS))));

    assertThat(stage.controlPlane.asked())
        .isInstanceOfSatisfying(
            Detected.class,
            asked -> {
              assertThat(asked.clip()).isEqualTo(clip(1).clip());
              assertThat(asked.detectedAt()).isEqualTo(clip(1).detectedAt().plusSeconds(3_600));
            });
    stage.uplink.awaits(new Call.Admit(1));
  }

  @Test
  void goesOnOnlyWithWhatTurnsUpUnderNumbersOfItsOwn() throws Exception {
    stage.uplink.past = new Uplink.Past(1_000, 0, List.of());
    stage.begins().sensorFires().picture();
    stage.uplink.awaits(new Call.Admit(1));

    stage.uplink.turnedUp.set(List.of(found(1, null), found(2, null)));

    stage.uplink.awaits(new Call.Admit(2));
    stage.later(ofSeconds(31)).picture().sensorFires().picture();
    stage.uplink.awaits(new Call.Admit(3));
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

  private static Found found(int n, @Nullable ClipClock clock) {
    return new Found(clip(n), List.of(new byte[32]), List.of(), clock);
  }

  private static Detected clip(int n) {
    Instant at = EdgeStage.START.minusSeconds(3_600 - n);
    return new Detected(
        "yard", "%032x".formatted(n), n, 100L * n, at.minusSeconds(5), at, Cause.DISTANCE, 0.9);
  }
}
