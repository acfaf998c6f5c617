package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.SensorState.Condition;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.Terms;

class BusMessagesTest {

  private static final String CLIP = "0123456789abcdef0123456789abcdef";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

  @Test
  void keepsEveryFieldOnTheWayThroughJson() {
    var detected = new Detected("yard", CLIP, 7, 4_294_967_295L, NOON, NOON, Cause.MOTION, 0.25);

    String json = BusMessages.toNamedJson(detected);

    assertThat(BusMessages.fromNamedJson(json)).isEqualTo(detected);
  }

  @Test
  void writesJsonThatPeopleCanRead() {
    var detected = new Detected("yard", CLIP, 7, 42, NOON, NOON, Cause.MANUAL, null);

    assertThat(BusMessages.toNamedJson(detected))
        .startsWith("{\"type\":\"Detected\",\"camera\":\"yard\"")
        .contains("\"cause\":\"manual\"", "\"detectedAt\":\"2026-01-01T12:00:00.123456Z\"");
  }

  @Test
  void keepsNestedRecordsAndLists() {
    var clip =
        new Clip(
            CLIP,
            "yard",
            "home",
            3,
            Cause.TIMER,
            NOON,
            NOON,
            35_000,
            524,
            1,
            Clip.State.FINISHING,
            26_000_000,
            false);
    var saved = new ClipSaved(clip, 7, List.of(new FrameRange(9, 9)));

    assertThat(BusMessages.fromNamedJson(BusMessages.toNamedJson(saved))).isEqualTo(saved);
  }

  @Test
  void repeatsAnAlarmInASignOfLife() {
    var alarm =
        new Alarm("agent-1", AlarmMessage.Kind.DISK_FULL, true, "2 MiB free: unpin clips", NOON);
    var datagrams = new Datagrams(9, 2, 1, 4, 0, Map.of("forged", 3L, "key-epoch", 0L));
    var alive =
        new AgentAlive(new Agent("agent-1", 3, false, List.of(), List.of(alarm), datagrams));

    String json = BusMessages.toNamedJson(alive);

    assertThat(json).contains("\"kind\":\"disk-full\"", "\"raised\":true");
    assertThat(json).contains("\"dropped\":{\"forged\":3,\"key-epoch\":0}");
    assertThat(BusMessages.fromNamedJson(json)).isEqualTo(alive);
  }

  @Test
  void saysHowASensorIsInWordsThatPeopleRead() {
    var far = new SensorState("distance:ads1115@0x48/0", Condition.ACTIVE, 0.8);
    var cut =
        SensorState.failed(
            "gpio:17", Sentence.of("chip-missing", "there is no {chip}", "/dev/gpiochip0"));
    var alive =
        new EdgeAlive(
            "yard",
            "home",
            "scene:",
            "gpio:17",
            0,
            0,
            0,
            null,
            List.of(far, cut),
            List.of(),
            List.of());

    String json = BusMessages.toNamedJson(alive);

    assertThat(json).contains("\"condition\":\"active\",\"problem\":null,\"metres\":0.8");
    assertThat(BusMessages.fromNamedJson(json)).isEqualTo(alive);
  }

  @Test
  void ignoresAFieldThatANewerNodeSays() {
    String newer =
        "{\"type\":\"CameraSettings\",\"importance\":5,\"pictures\":null,\"mood\":\"calm\"}";

    assertThat(BusMessages.fromNamedJson(newer)).isEqualTo(new CameraSettings(5));
  }

  @Test
  void takesWhatAnOlderNodeDoesNotSayAsNothingWhereThatMayBe() {
    String older = "{\"type\":\"CameraSettings\",\"importance\":5}";

    assertThat(BusMessages.fromNamedJson(older)).isEqualTo(new CameraSettings(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"CameraSettings\"}",
        "{\"type\":\"CameraSettings\",\"importance\":null}",
        "{\"type\":\"CameraSettings\",\"pictures\":null}",
        "{\"type\":\"CameraSettings\",\"importance\":6}",
        "{\"type\":\"CameraSettings\",\"importance\":\"much\"}",
        "{\"type\":\"NoSuchThing\"}",
        "{\"importance\":5}",
        "[]",
        "",
        "{"
      })
  void refusesWhatIsNoMessage(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> BusMessages.fromNamedJson(json));
  }

  @Test
  void namesTheBadValueAndItsBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EdgeAlive(
                    "Front Door",
                    "home",
                    "scene:",
                    "manual:",
                    0,
                    0,
                    0,
                    null,
                    List.of(),
                    List.of(),
                    List.of()))
        .withMessage("camera must be 1 to 40 of a-z, 0-9 and -, but is \"Front Door\"");
  }

  @Test
  void takesForQuestionsOnlyWhatIsCalledAsOne() {
    assertThat(BusMessages.types())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            type ->
                assertThat(Question.class.isAssignableFrom(type))
                    .as(type.getSimpleName())
                    .isEqualTo(
                        type.getSimpleName().matches("(List|Find|Show)[A-Z].*|Authenticate")));
  }

  @Test
  void neverShowsASecretInALog() {
    Secret secret = Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    var terms = new Terms("yard", "home", 3, 1, Suite.AES_128_GCM, secret, 1, 10_000);

    assertThat(terms.toString()).doesNotContain(secret.base64()).contains("hidden");
  }
}
