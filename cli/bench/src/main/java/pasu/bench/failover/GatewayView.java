package pasu.bench.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.bench.witness.WitnessedEdge;
import pasu.cli.CommandFailure;
import pasu.cli.client.TokenFile;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.AccessMessage.EnrolmentCode;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Camera;

/** The mesh as its gateways show it; what one does not show within two seconds is not there. */
final class GatewayView {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long PAUSE_MILLIS = 50;
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<URI> gateways;
  private final Path token;
  private final int agents;

  /**
   * @param agents how many there should be
   */
  GatewayView(List<URI> gateways, Path token, int agents) {
    this.gateways = gateways;
    this.token = token;
    this.agents = agents;
  }

  /**
   * Waits until it is known which agent a camera streams to.
   *
   * @throws CommandFailure when it does not come to that
   */
  String awaitAgentOf(String camera, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<String> agent = agentOf(camera);
    while (agent.isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      agent = agentOf(camera);
    }
    return agent.orElseThrow(
        () -> CommandFailure.failed("no agent has the running clip of " + camera));
  }

  /** Whether an agent is registered. */
  boolean hasAgent(String id) {
    return agents(gateways.getFirst()).stream().anyMatch(agent -> agent.id().equals(id));
  }

  private Optional<String> agentOf(String camera) {
    return agents(gateways.getLast()).stream()
        .filter(agent -> agent.streams().stream().anyMatch(one -> one.camera().equals(camera)))
        .map(Agent::id)
        .findFirst();
  }

  /**
   * Waits until all agents and cameras are there, and a picture comes from one to the other,
   * without a break for some time; returns when that time began, by {@code System.nanoTime()}.
   *
   * @throws CommandFailure when it does not come to that
   */
  long awaitWhole(List<WitnessedEdge> edges, Duration steady, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long since = System.nanoTime();
    while (System.nanoTime() - since < steady.toNanos()) {
      if (!isWhole(edges)) {
        since = System.nanoTime();
      }
      if (since > deadline) {
        throw CommandFailure.failed(
            "the mesh is not whole within %d s; --keep shows what its processes said"
                .formatted(patience.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return since;
  }

  /** Waits until the catalog has the whole clip; says whether it came to that. */
  boolean awaitReady(String clip, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean ready = isReady(clip);
    while (!ready && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      ready = isReady(clip);
    }
    return ready;
  }

  /**
   * Lets an edge in; returns its secret.
   *
   * @throws CommandFailure when it is refused
   */
  String enrol(String camera) throws InterruptedException {
    EnrolmentCode added =
        post("/api/cameras", "{\"id\":\"%s\"}".formatted(camera), EnrolmentCode.class);
    String code = "{\"code\":\"%s\"}".formatted(added.code());
    return post("/api/enrolments", code, Enrolled.class).secret();
  }

  private boolean isWhole(List<WitnessedEdge> edges) {
    return gateways.stream().allMatch(gateway -> isWhole(gateway, edges));
  }

  private boolean isWhole(URI gateway, List<WitnessedEdge> edges) {
    return agents(gateway).stream().filter(agent -> !agent.draining()).count() == agents
        && cameras(gateway).stream().filter(Camera::online).count() == edges.size()
        && get(gateway, "/api/cameras/%s/snapshot.jpg".formatted(edges.getLast())) != null;
  }

  private boolean isReady(String id) {
    String json = get(gateways.getLast(), "/api/clips/" + id);
    if (json == null) {
      return false;
    }
    Clip clip = BusMessages.fromJson(json, Clip.class);
    return clip.state() == Clip.State.READY && clip.missing() == 0;
  }

  private List<Agent> agents(URI gateway) {
    String json = get(gateway, "/api/agents");
    return json == null ? List.of() : List.of(BusMessages.fromJson(json, Agent[].class));
  }

  private List<Camera> cameras(URI gateway) {
    String json = get(gateway, "/api/cameras");
    return json == null ? List.of() : List.of(BusMessages.fromJson(json, Camera[].class));
  }

  private <T> T post(String path, String json, Class<T> answer) throws InterruptedException {
    HttpRequest request =
        request(gateways.getLast(), path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      return BusMessages.fromJson(http.send(request, BodyHandlers.ofString()).body(), answer);
    } catch (IOException e) {
      throw CommandFailure.failed("POST %s: %s".formatted(request.uri(), e));
    }
  }

  private @Nullable String get(URI gateway, String path) {
    try {
      HttpResponse<String> response =
          http.send(request(gateway, path).build(), BodyHandlers.ofString());
      return response.statusCode() == OK ? response.body() : null;
    } catch (IOException _) {
      return null; // Dead, frozen, or asking somebody who is.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private HttpRequest.Builder request(URI gateway, String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + TokenFile.read(token));
  }
}
