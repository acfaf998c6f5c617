package pasu.registration;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.control.Samples.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.PictureSettings;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Action;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class RegistrationVerticleTest {

  private static final RegistrationOptions OPTIONS =
      new RegistrationOptions(
          Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ZERO, Duration.ofDays(1));

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    vertx.deployVerticle(new RegistrationVerticle(database, OPTIONS, now::get)).await();
    vertx.deployVerticle(new AgentRegistrationVerticle(OPTIONS, now::get)).await();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsAnEdgeHowImportantItsCameraIs() {
    assertThat(heartbeat("yard", 15)).isEqualTo(new CameraSettings(3, PictureSettings.USUAL));
    bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("yard", "Back yard", 5)).await();

    assertThat(heartbeat("yard", 15)).isEqualTo(new CameraSettings(5, PictureSettings.USUAL));
    assertThat(cameras()).singleElement().matches(c -> c.name().equals("Back yard"));
  }

  @Test
  void announcesAnEdgeThatFellSilent(Vertx vertx) {
    Future<EdgeLost> lost = Events.first(vertx, Addresses.LOST_EDGES, _ -> true);
    heartbeat("yard", 15);

    now.set(now.get().plus(OPTIONS.silence()).plusMillis(1));

    assertThat(await(lost)).isEqualTo(new EdgeLost("yard"));
    assertThat(cameras()).singleElement().matches(camera -> !camera.online());
  }

  @Test
  void saysNothingOfAFrameRateThatOnlyJitters(Vertx vertx) {
    heartbeat("yard", 15);
    List<CameraChanged> changes = Events.all(vertx, Addresses.CHANGED_CAMERAS);
    Future<?> noticed = Events.first(vertx, Addresses.CHANGED_CAMERAS, _ -> true);

    heartbeat("yard", 14.6);
    heartbeat("yard", 15.4);
    heartbeat("yard", 10);

    await(noticed);
    assertThat(changes).extracting(c -> c.camera().framesPerSecond()).containsExactly(10.0);
  }

  @Test
  void showsHowFarAnEdgesClockIsOffUntilItIsLost(Vertx vertx) {
    EdgeAlive edge = Samples.edge("yard", 15);
    bus.ask(Addresses.EDGES, edge.withClockOffset(-7_000L)).await();
    bus.ask(Addresses.EDGES, edge.withClockOffset(-7_099L)).await(); // Jitter.

    assertThat(cameras()).extracting(Camera::clockOffsetMs).containsExactly(-7_000L);

    Future<EdgeLost> lost = Events.first(vertx, Addresses.LOST_EDGES, _ -> true);
    now.set(now.get().plus(OPTIONS.silence()).plusMillis(1));
    await(lost);

    assertThat(cameras()).extracting(Camera::clockOffsetMs).containsOnlyNulls();
  }

  @Test
  void writesNothingForAMereHeartbeat() {
    heartbeat("yard", 15);
    database.close();

    assertThat(heartbeat("yard", 12)).isEqualTo(new CameraSettings(3, PictureSettings.USUAL));
  }

  @Test
  void refusesAnUnknownEdgeForNowWhileTheDatabaseIsDown() {
    database.close();

    assertThatThrownBy(() -> heartbeat("yard", 15))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(503));
  }

  @Test
  void listsTheMostImportantCameraFirst() {
    heartbeat("attic", 15);
    heartbeat("yard", 15);

    bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("yard", null, 4)).await();

    assertThat(cameras()).extracting(Camera::id).containsExactly("yard", "attic");
  }

  @Test
  void refusesToChangeACameraNobodyKnows() {
    assertThatThrownBy(
            () -> bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("moon", "M", 1)).await())
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(404))
        .hasMessageContaining("\"moon\"");
  }

  @Test
  void announcesAnAgentThatFellSilent(Vertx vertx) {
    Future<AgentLost> lost = Events.first(vertx, Addresses.LOST_AGENTS, _ -> true);
    heartbeat(agent("agent-1"));

    now.set(now.get().plus(OPTIONS.silence()).plusMillis(1));

    assertThat(await(lost)).isEqualTo(new AgentLost("agent-1"));
    assertThat(agents()).isEmpty();
  }

  @Test
  void forgetsAStoppedAgentWithoutCallingItLost(Vertx vertx) {
    heartbeat(agent("agent-1"));
    List<AgentLost> lost = Events.all(vertx, Addresses.LOST_AGENTS);
    Future<Agents> none =
        Events.first(vertx, Addresses.CHANGED_AGENTS, all -> all.agents().isEmpty());

    bus.publish(Addresses.SCALING, Samples.decided(Action.STOP, "agent-1"));

    await(none);
    assertThat(lost).isEmpty();
  }

  @Test
  void saysAtOnceThatAStreamCame(Vertx vertx) {
    heartbeat(agent("agent-1"));
    Future<Agents> changed =
        Events.first(
            vertx, Addresses.CHANGED_AGENTS, all -> !all.agents().getFirst().streams().isEmpty());

    heartbeat(agent("agent-1", new Stream("yard", 1, null, 0, 0, 0, 0)));

    assertThat(await(changed).agents()).isEqualTo(agents());
  }

  @Test
  void saysAtOnceThatAnAgentRaisedAnAlarm(Vertx vertx) {
    heartbeat(agent("agent-1"));
    Alarm alarm = new Alarm("agent-1", Kind.DISK_FULL, true, "2 MiB free", Samples.NOON);
    Future<Agents> changed =
        Events.first(
            vertx, Addresses.CHANGED_AGENTS, all -> !all.agents().getFirst().alarms().isEmpty());

    heartbeat(new Agent("agent-1", 3, false, List.of(), List.of(alarm)));

    assertThat(await(changed).agents().getFirst().alarms()).containsExactly(alarm);
  }

  @Test
  void showsAnEdgesAlarmsAtItsCameraUntilTheyAreTakenBack() {
    Alarm alarm = new Alarm("yard", Kind.SPOOL_FULL, true, "2 GiB are full", Samples.NOON);
    EdgeAlive calm = edge("yard", 15);

    bus.ask(Addresses.EDGES, alarmed(calm, alarm)).await();

    assertThat(cameras()).singleElement().matches(c -> c.alarms().equals(List.of(alarm)));
    bus.ask(Addresses.EDGES, calm).await();
    assertThat(cameras()).singleElement().matches(c -> c.alarms().isEmpty());
  }

  private static EdgeAlive alarmed(EdgeAlive edge, Alarm alarm) {
    return new EdgeAlive(
        edge.camera(),
        edge.site(),
        edge.source(),
        edge.sensor(),
        edge.width(),
        edge.height(),
        edge.framesPerSecond(),
        null,
        edge.sensors(),
        edge.suites(),
        List.of(alarm));
  }

  @Test
  void believesTheNewestEpochOfTwoAgentsThatClaimACamera(Vertx vertx) {
    heartbeat("yard", 15);
    Future<?> shown =
        Events.first(vertx, Addresses.CHANGED_CAMERAS, c -> "agent-1".equals(c.camera().agent()));
    heartbeat(agent("agent-1", new Stream("yard", 2, null, 0, 0, 0, 0)));
    await(shown);

    heartbeat(agent("agent-2", new Stream("yard", 1, null, 0, 0, 0, 0)));

    assertThat(cameras()).singleElement().matches(c -> "agent-1".equals(c.agent()));
  }

  private CameraSettings heartbeat(String camera, double framesPerSecond) {
    return bus.ask(Addresses.EDGES, edge(camera, framesPerSecond)).await();
  }

  private void heartbeat(Agent agent) {
    bus.ask(Addresses.AGENTS, new AgentAlive(agent)).await();
  }

  private static Agent agent(String id, Stream... streams) {
    return new Agent(id, 3, false, List.of(streams), List.of());
  }

  private List<Camera> cameras() {
    return bus.ask(Addresses.CAMERAS, new ListCameras()).await().cameras();
  }

  private List<Agent> agents() {
    return bus.ask(Addresses.AGENT_LIST, new ListAgents()).await().agents();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
