package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.cli.client.TokenFile;
import pasu.cli.cluster.Nodes;
import pasu.measure.ChildJvm;
import pasu.measure.FreePort;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.EdgeMessage.Camera;

/** {@code pasu edge} as a process, whose gateway is killed in the middle of a clip. */
@Timeout(300)
class EdgeProcessIT {

  private static final int PAUSE_MILLIS = 50;

  @TempDir private Path data;
  @TempDir private Path edgeData;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Properties cluster = Nodes.newCluster();
  private ChildJvm control;
  private ChildJvm agent;
  private ChildJvm first;
  private ChildJvm second;
  private ChildJvm edge;
  private URI left;

  @BeforeEach
  void start() throws Exception {
    int[] ports = FreePort.several(2);
    control = Roles.start(cluster, data, "control");
    control.awaitLine("ready");
    agent = Roles.start(cluster, data, "agent", "--id=agent-1");
    first = Roles.start(cluster, data, "gateway", "--port=" + ports[0]);
    second = Roles.start(cluster, data, "gateway", "--port=" + ports[1]);
    first.awaitLine("ready");
    second.awaitLine("ready");
    agent.awaitLine("ready");
    left = URI.create("http://127.0.0.1:" + ports[1]);
    edge = startEdge("http://127.0.0.1:%d,%s".formatted(ports[0], left));
    awaitOnline();
  }

  @AfterEach
  void kill() {
    Stream.of(edge, first, second, agent, control).forEach(ChildJvm::close);
    http.shutdownNow();
  }

  @Test
  void losesNoFrameOfTheClipUnderWayAndHasTheNextOneThroughAnotherGateway() throws Exception {
    String underWay = fire();
    await(underWay, clip -> clip.frames() > 0);

    first.kill();

    assertThat(await(underWay, EdgeProcessIT::isFinished).state()).isEqualTo(State.READY);
    awaitOnline();
    assertThat(await(fire(), EdgeProcessIT::isFinished).missing()).isZero();
    assertThat(edge.stop()).isZero();
  }

  private ChildJvm startEdge(String servers) throws Exception {
    EnrolmentCode added =
        BusMessages.fromJson(ask("POST", "/api/cameras", "{\"id\":\"yard\"}"), EnrolmentCode.class);
    String folder = "--data=" + edgeData;
    Run enrolled = Run.of("edge", "enrol", added.code(), "--server=" + servers, folder);
    assertThat(enrolled.exitStatus()).as(enrolled.err()).isZero();
    return Roles.start(
        "edge",
        "--server=" + servers,
        folder,
        "--camera=yard=scene:320x240@15,manual:",
        "--pre-roll=1s",
        "--clip-length=4s");
  }

  private String fire() throws Exception {
    String fired = "";
    while (!fired.contains("\"clip\"")) { // While it changes gateways it cannot be asked.
      fired = ask("POST", "/api/cameras/yard/detections", "");
    }
    return fired.replaceAll(".*\"clip\":\"([0-9a-f]{32})\".*", "$1");
  }

  private void awaitOnline() throws Exception {
    while (Stream.of(BusMessages.fromJson(ask("GET", "/api/cameras", ""), Camera[].class))
        .noneMatch(Camera::online)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private Clip await(String id, Predicate<Clip> wanted) throws Exception {
    while (true) {
      String json = ask("GET", "/api/clips/" + id, "");
      if (json.contains("\"state\"")) { // Before its first frame it is 404.
        Clip clip = BusMessages.fromJson(json, Clip.class);
        if (wanted.test(clip)) {
          return clip;
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean isFinished(Clip clip) {
    return clip.state() == State.READY || clip.state() == State.INCOMPLETE;
  }

  private String ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(left.resolve(path))
            .header("Authorization", "Bearer " + TokenFile.read(data.resolve("admin.token")))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
