package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import pasu.cli.Run;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.AlarmSentence;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.SensorState;
import pasu.protocol.Sentence;

class ClientCommandsTest {

  private static final String CLIP_ID = "0123456789abcdef0123456789abcdef";
  private static final Instant DETECTED = Instant.parse("2026-11-23T10:00:05Z");

  private static final Clip CLIP =
      new Clip(
          CLIP_ID,
          "yard",
          "home",
          3,
          Cause.MOTION,
          DETECTED,
          DETECTED.minusSeconds(5),
          35_040,
          525,
          2,
          Clip.State.INCOMPLETE,
          24_123_456,
          true);

  private static final Camera CAMERA =
      new Camera(
          "yard", "뒷마당", "home", 3, "scene:", "motion:", true, 1280, 720, 14.96, null, List.of(),
          "agent-1", null, List.of(), -3_210L, null);

  private static final Agent AGENT =
      new Agent(
          "agent-1",
          3,
          false,
          List.of(new Stream("yard", 7, CLIP_ID, 9, 0, 812_000, 1)),
          List.of(new Alarm("agent-1", Kind.DISK_FULL, true, "2 MiB free: unpin clips", DETECTED)));

  private static final Alarm CERTIFICATE =
      AlarmSentence.CERTIFICATE_ENDS.raise("gateway", Map.of("day", "2026-12-24"), DETECTED);

  private static final Node CONTROL =
      new Node("control-5@nas", "control", "0.1.0", 1, DETECTED, true);

  @AutoClose private final StubServer server = new StubServer();

  @Test
  void listsClipsForPeople() {
    server.answering("GET /api/clips?limit=50", 200, array(CLIP));

    Run run = server.run("clips");

    assertThat(run.exitStatus()).isZero();
    assertThat(run.out())
        .contains(CLIP_ID, "yard", "motion", "35.0 s", "525/527", "24.1 MB", "incomplete, pinned");
  }

  @Test
  void listsClipsForScriptsAsTheServerSaidThem() {
    server.answering("GET /api/clips?limit=2", 200, array(CLIP));

    Run run = server.run("clips", "--limit", "2", "--json");

    assertThat(run.out().strip()).isEqualTo(array(CLIP));
  }

  @Test
  void showsWhichFramesOfAClipAreMissing() {
    String details =
        array(CLIP)
            .replaceAll("^\\[|]$", "")
            .replaceFirst("}$", ",\"missingRanges\":[{\"first\":17,\"last\":18}]}");
    server.answering("GET /api/clips/" + CLIP_ID, 200, details);

    Run run = server.run("clips", "show", CLIP_ID);

    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("frames +525 of 527 stored"))
        .anyMatch(line -> line.matches("missing +17-18"));
  }

  @Test
  void saysHowToGetAFirstClip() {
    server.answering("GET /api/clips?limit=50", 200, "[]");

    Run run = server.run("clips");

    assertThat(run.out()).contains("./pasu detect CAMERA");
  }

  @Test
  void listsCamerasInStraightColumnsWhateverTheirLanguage() {
    server.answering("GET /api/cameras", 200, array(CAMERA));

    Run run = server.run("cameras");

    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(1)).contains("뒷마당", "1280x720, 15.0/s", "-3.2 s", "agent-1");
    assertThat(columnOf(lines.get(0), "STATE")).isEqualTo(columnOf(lines.get(1), "online"));
  }

  @Test
  void saysWhyASensorFailsBesideWhatElseItsCameraSees() {
    Camera cut =
        withSensors(SensorState.failed("gpio:17", Sentence.plain("there is no /dev/gpiochip0")));
    server
        .answering("GET /api/cameras", 200, array(cut))
        .answering("GET /api/agents", 200, array(AGENT))
        .answering("GET /api/scaling", 200, BusMessages.toJson(ScaleAndDrainTest.SCALING))
        .answering("GET /api/nodes", 200, "[]")
        .answering("GET /api/alarms", 200, "[]")
        .answering("GET /api/clips?limit=1", 200, "[]");

    assertThat(server.run("status").out()).contains("yard: there is no /dev/gpiochip0");
    List<String> cameras = server.run("cameras").out().lines().toList();
    assertThat(cameras.get(1)).contains("trouble", "gpio:17 failed");
    assertThat(cameras.get(2)).isEqualTo("yard: there is no /dev/gpiochip0");
  }

  @Test
  void saysHowFarAwaySomebodyIs() {
    var near = new SensorState("distance:", SensorState.Condition.ACTIVE, 0.84);
    server.answering("GET /api/cameras", 200, array(withSensors(near)));

    assertThat(server.run("cameras").out()).contains("distance: active, 0.8 m");
  }

  private static Camera withSensors(SensorState... sensors) {
    List<SensorState> all = List.of(sensors);
    return new Camera(
        "yard", "yard", "home", 3, "scene:", "gpio:17", true, 1280, 720, 15, null, all, null, null,
        List.of(), null, null);
  }

  @Test
  void listsAgentsWithTheirSlots() {
    server.answering("GET /api/agents", 200, array(AGENT));

    Run run = server.run("agents");

    assertThat(run.out())
        .contains("agent-1", "1 of 3", "ready", "disk full", "yard (clip, 812 kB/s)");
  }

  @Test
  void sumsUpTheStatus() {
    server
        .answering("GET /api/cameras", 200, array(CAMERA))
        .answering("GET /api/agents", 200, array(AGENT))
        .answering("GET /api/scaling", 200, BusMessages.toJson(ScaleAndDrainTest.SCALING))
        .answering("GET /api/nodes", 200, array(CONTROL))
        .answering("GET /api/alarms", 200, array(CERTIFICATE))
        .answering("GET /api/clips?limit=1", 200, array(CLIP));

    Run run = server.run("status");

    assertThat(run.out())
        .contains(
            "1, 1 online",
            "1, 1 of 3 slots used",
            "1 alive, 1 starting, 0 leaving",
            "the launcher does not answer",
            "yard, ",
            "525/527 frames",
            "control-5@nas, version 0.1.0",
            ", leads",
            "agent-1: 2 MiB free: unpin clips",
            "gateway: the certificate ends on 2026-12-24 and was not renewed");
  }

  @Test
  void firesASensorByHand() {
    server.answering("POST /api/cameras/yard/detections", 202, "{\"clip\":\"" + CLIP_ID + "\"}");

    Run run = server.run("detect", "yard");

    assertThat(run.exitStatus()).isZero();
    assertThat(run.out()).contains("yard", CLIP_ID);
  }

  @Test
  void passesOnWhatTheServerObjectsTo() {
    server.answering(
        "POST /api/cameras/yrad/detections",
        404,
        "{\"detail\":\"no camera is called \\\"yrad\\\"\"}");

    Run run = server.run("detect", "yrad");

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("pasu: no camera is called \"yrad\"");
  }

  @Test
  void explainsATokenNobodyKnows() throws IOException {
    Files.writeString(server.tokenFile(), "stale");

    Run run = server.run("status");

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err()).contains(server.url(), "admin.token", "--token-file").hasLineCount(1);
  }

  @Test
  void explainsAMissingTokenFile() throws IOException {
    Files.delete(server.tokenFile());

    Run run = server.run("status");

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains(server.tokenFile().toString(), "--token-file").hasLineCount(1);
  }

  @Test
  void explainsThatNobodyAnswers() {
    server.hangUp();

    Run run = server.run("status");

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err()).contains(server.url(), "./pasu up").hasLineCount(1);
  }

  @Test
  void explainsAServerThatIsNoPasu() {
    Run run = server.run("status");

    assertThat(run.exitStatus()).isEqualTo(1);
    assertThat(run.err()).contains("404", "--server").hasLineCount(1);
  }

  @Test
  void refusesAnAddressThatIsNone() {
    Run run = Run.of("status", "--server", "nas", "--token-file", server.tokenFile().toString());

    assertThat(run.exitStatus()).isEqualTo(2);
    assertThat(run.err()).contains("\"nas\"", "http://").hasLineCount(1);
  }

  private static int columnOf(String line, String value) {
    return Table.width(line.substring(0, line.indexOf(value)));
  }

  private static String array(Object only) {
    return "[" + BusMessages.toJson(only) + "]";
  }
}
