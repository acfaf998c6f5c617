package pasu.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.detected;
import static pasu.control.Samples.edge;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.scaling.ScalingOptions;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class ControlPlaneTest {

  private static final int CAPACITY = 3;

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private ControlPlane controlPlane;
  private Bus bus;

  @BeforeEach
  void open(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    Future<Agents> first = agents(vertx, 1);
    ScalingOptions scaling =
        ScalingOptions.DEFAULTS.withCapacity(CAPACITY).withCoolDown(Duration.ofMillis(200));
    controlPlane =
        ControlPlane.open(
            ControlPlaneOptions.in(folder).withDatabase(kind.fresh(folder)).withScaling(scaling),
            new ScriptedLauncher(vertx, CAPACITY),
            InstantSource.system());
    for (Deployable verticle : controlPlane.verticles()) {
      vertx.deployVerticle(verticle).await();
    }
    await(first);
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).otherwiseEmpty().await());
    controlPlane.close();
  }

  @Test
  void givesSevenCamerasFiringTogetherThreeAgentsAndKeepsOneAfterTheyEnd(Vertx vertx) {
    List<AgentLost> lost = Events.all(vertx, Addresses.LOST_AGENTS);
    Future<Agents> oneAgain =
        agents(vertx, 3).compose(_ -> agents(vertx, 1)); // Heard from before the first detection.
    List<Grant> grants = fire(IntStream.rangeClosed(1, 7).toArray());
    assertThat(streamsByAgent(grants)).containsExactly(3L, 3L, 1L);

    grants.forEach(
        grant ->
            bus.publish(Addresses.QUITS, new Quit(grant.terms().camera(), grant.terms().epoch())));

    assertThat(await(oneAgain).agents()).singleElement().matches(agent -> !agent.draining());
    assertThat(lost).isEmpty();
  }

  @Test
  void letsAnEdgeThatAsksAgainHaveTheLeaseItHas(Vertx vertx) {
    Grant first = fire(1).getFirst();

    Grant again = await(bus.ask(Addresses.DETECTIONS, detected("camera-1", 2)));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void showsWhichAgentReceivesACamera(Vertx vertx) {
    Future<?> shown =
        Events.first(vertx, Addresses.CHANGED_CAMERAS, changed -> changed.camera().agent() != null);

    Grant grant = fire(1).getFirst();

    await(shown);
    assertThat(await(bus.ask(Addresses.CAMERAS, new ListCameras())).cameras())
        .singleElement()
        .matches(camera -> grant.door().agent().equals(camera.agent()))
        .matches(camera -> Samples.NOON.equals(camera.lastDetectionAt()));
  }

  private List<Grant> fire(int... cameras) {
    for (int camera : cameras) {
      await(bus.ask(Addresses.EDGES, edge("camera-" + camera)));
    }
    List<Future<Grant>> asked =
        IntStream.of(cameras)
            .mapToObj(
                i ->
                    bus.ask(
                        Addresses.DETECTIONS, detected("camera-" + i, i), Duration.ofSeconds(25)))
            .toList();
    return asked.stream().map(ControlPlaneTest::await).toList();
  }

  private static List<Long> streamsByAgent(List<Grant> grants) {
    return grants.stream()
        .collect(Collectors.groupingBy(grant -> grant.door().agent(), Collectors.counting()))
        .values()
        .stream()
        .sorted((one, other) -> Long.compare(other, one))
        .toList();
  }

  private static Future<Agents> agents(Vertx vertx, int count) {
    return Events.first(vertx, Addresses.CHANGED_AGENTS, all -> all.agents().size() == count);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("not within 30 s", e);
    }
  }
}
