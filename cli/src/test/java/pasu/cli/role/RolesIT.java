package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.client.TokenFile;
import pasu.cli.cluster.Node;
import pasu.cli.cluster.Nodes;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.ChildJvm;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ListCameras;

/** Control plane, gateway and agent as processes of one cluster. */
@Timeout(300)
class RolesIT {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Properties cluster = Nodes.newCluster();
  private final Closings closings = new Closings(System::nanoTime);
  private ChildJvm agent;
  private ChildJvm gateway;
  private ChildJvm control;
  private Vertx edge;
  private URI page;

  @BeforeEach
  void start() throws Exception {
    agent = Roles.start(cluster, data, "agent", "--id=agent-1");
    gateway = Roles.start(cluster, data, "gateway", "--port=0");
    agent.awaitLine("waits for a control plane");
    control = Roles.start(cluster, data, "control");
    edge = Node.join(cluster, Node.Kind.LITE, closings, _ -> {});
    edge.deployVerticle(edge()).await();
    String ready = gateway.awaitLine("ready at ");
    page = URI.create(ready.substring(ready.indexOf("http")));
    agent.awaitLine("ready");
    control.awaitLine("ready");
  }

  @AfterEach
  void kill() {
    closings.run(Duration.ofSeconds(10));
    Stream.of(agent, gateway, control).forEach(ChildJvm::close);
    http.shutdownNow();
  }

  @Test
  void storeADetectionAndGoOnAfterTheControlPlaneWasKilled() throws Exception {
    awaitRegistration();
    assertThat(readyClip().missing()).isZero();

    control.kill();
    control = Roles.start(cluster, data, "control");
    awaitRegistration();
    assertThat(readyClip().missing()).isZero();

    closings.run(Duration.ofSeconds(10));
    assertThat(agent.stop()).isZero();
    assertThat(gateway.stop()).isZero();
    assertThat(control.stop()).isZero();
  }

  /** Waits until the control plane has heard of agent and edge. */
  private void awaitRegistration() {
    Promise<Void> known = Promise.promise();
    long timer = edge.setPeriodic(100, _ -> askForBoth().onSuccess(_ -> known.tryComplete()));
    known.future().await();
    edge.cancelTimer(timer);
  }

  private Future<Cameras> askForBoth() {
    Bus bus = new Bus(edge.eventBus());
    return bus.ask(Addresses.AGENT_LIST, new ListAgents())
        .expecting(now -> !now.agents().isEmpty())
        .compose(_ -> bus.ask(Addresses.CAMERAS, new ListCameras()))
        .expecting(now -> now.cameras().stream().anyMatch(Camera::online));
  }

  /** Fires the sensor and waits for the event that its clip is done. */
  private Clip readyClip() throws IOException, InterruptedException {
    try (Stream<String> events = ask("GET", "/api/events", BodyHandlers.ofLines()).body()) {
      String fired = ask("POST", "/api/cameras/yard/detections", BodyHandlers.ofString()).body();
      assertThat(fired).contains("\"clip\"");
      return events
          .filter(line -> line.startsWith("data:") && line.contains("\"durationMs\""))
          .map(line -> BusMessages.fromJson(line.substring("data:".length()), Clip.class))
          .filter(clip -> clip.state() == State.READY || clip.state() == State.INCOMPLETE)
          .filter(clip -> fired.contains(clip.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  private <T> HttpResponse<T> ask(String method, String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve(path))
            .header("Authorization", "Bearer " + TokenFile.read(data.resolve("admin.token")))
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, body);
  }

  private static EdgeVerticle edge() {
    return new EdgeVerticle(
        new EdgeOptions("yard", "home", SECOND, SECOND),
        CameraSources.parse("scene:320x240@15"),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(new UplinkOptions("yard", CLOCK), listener),
        CLOCK);
  }
}
