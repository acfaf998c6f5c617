package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.edge.RecordingUplink.Call;
import pasu.edge.time.ClipClock;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Cause;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.StreamMessage.Detected;

/** A machine with a wrong clock detects somebody, and then hears what time it is. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class EdgeWithoutClockTest {

  private static final Instant TRUTH = EdgeStage.START.plusSeconds(86_400);
  private static final long DAY = ChronoUnit.MICROS.between(EdgeStage.START, TRUTH);

  private EdgeStage stage;

  @BeforeEach
  void start(Vertx vertx) {
    stage = new EdgeStage(vertx);
  }

  @Test
  void asksForALeaseWithTheRightTimeAndHasTheFramesCorrectedAlike() throws Exception {
    stage.controlPlane.refuses();
    stage.begins().sensorFires().picture();
    assertThat(detectedAt()).isEqualTo(EdgeStage.START);

    serverIs(TRUTH);
    Instant asked = detectedAt();
    while (asked.equals(EdgeStage.START)) {
      asked = detectedAt(); // The news crossed a question.
    }

    assertThat(asked).isEqualTo(TRUTH);
    stage.controlPlane.grants("agent-1", 1);
    stage.uplink.awaits(new Call.Correct(1, DAY));
    assertThat(stage.uplink.next()).isEqualTo(new Call.Admit(1));
  }

  @Test
  void datesWhatAnEdgeBeforeRecordedInTheLifeOfTheMachineItNoted() throws Exception {
    Detected clip = clip();
    ClipClock by = new ClipClock("a life before", 0, DAY);
    stage.uplink.past = new Uplink.Past(9, 1, List.of(clip), Map.of(clip.clip(), by));

    stage.begins();

    assertThat(detectedAt()).isEqualTo(clip.detectedAt().plus(DAY, ChronoUnit.MICROS));
    stage.uplink.awaits(new Call.Correct(1, DAY));
  }

  @Test
  void tellsTheSpoolWhatIsKnownOfItsClock() throws Exception {
    stage.begins();
    serverIs(TRUTH);

    while (stage.uplink.clock == null || stage.uplink.clock.correctionMicros() != DAY) {
      stage.controlPlane.edge(); // The one before was answered.
    }
  }

  @Test
  void saysTheRightTimeOfAnAlarm() throws Exception {
    stage.begins();
    serverIs(TRUTH);

    Alarm alarm = null;
    while (alarm == null) {
      alarm = stage.controlPlane.edge().alarms().stream().findFirst().orElse(null);
    }

    assertThat(alarm.since()).isEqualTo(TRUTH);
  }

  private static Detected clip() {
    Instant at = EdgeStage.START.minusSeconds(60);
    return new Detected(
        "yard", "%032x".formatted(1), 1, 1, at.minusSeconds(5), at, Cause.INFRARED, null);
  }

  private void serverIs(Instant time) {
    long ahead = ChronoUnit.MICROS.between(time, EdgeStage.START);
    stage.bus.publish(Addresses.clock("yard"), new ClockRead(ahead, 900));
  }

  private Instant detectedAt() throws InterruptedException {
    return ((Detected) stage.controlPlane.asked()).detectedAt();
  }
}
