package pasu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

/** What is wrong, and that it is over: each is told once. */
@OnEachDatabase
@ExtendWith(VertxExtension.class)
class TroubleNewsTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private Bus bus;
  private Hook receiver;
  private String deployment = "";

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    register(vertx);
    goOn(vertx);
    receiver = Hook.start(vertx);
    Map<String, String> settings = Map.of("url", receiver.url(), "secret", "0123456789abcdef");
    bus.ask(Addresses.CHANNEL_CHANGES, new ChangeChannel(null, "webhook", true, settings)).await();
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void tellsOfACameraAndOnceThatItIsWellAgain() throws Exception {
    says(Kind.CAMERA_COVERED);
    assertThat(told()).isEqualTo("camera-covered");

    says(Kind.CAMERA_COVERED);
    says(Kind.CAMERA_COVERED, Kind.SPOOL_FULL);
    assertThat(told()).isEqualTo("spool-full");

    says(Kind.SPOOL_FULL);
    assertThat(told()).isEqualTo("camera-covered-over");

    says(Kind.SPOOL_FULL, Kind.CAMERA_COVERED);
    assertThat(told()).isEqualTo("camera-covered");
  }

  @Test
  void tellsOfASilentEdgeAndOnceThatItIsBack() throws Exception {
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    assertThat(told()).isEqualTo("edge-lost");

    bus.publish(Addresses.CHANGED_CAMERAS, new CameraChanged(camera(false)));
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    says();
    assertThat(told()).isEqualTo("edge-lost-over");

    says();
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    assertThat(told()).isEqualTo("edge-lost");
  }

  @Test
  void saysNothingOfACameraThatIsGone() throws Exception {
    says(Kind.CAMERA_BLACK);
    assertThat(told()).isEqualTo("camera-black");

    bus.publish(Addresses.REMOVED_CAMERAS, new CameraRemoved("yard"));
    says(Kind.CAMERA_BLACK);

    assertThat(told()).isEqualTo("camera-black");
  }

  @Test
  void tellsOfAnAgentsDiskAndOnceThatItHasRoom() throws Exception {
    agents(agent("agent-1", Kind.DISK_FULL), agent("agent-2"));
    assertThat(told()).isEqualTo("disk-full");

    agents(agent("agent-1"), agent("agent-2"));
    assertThat(told()).isEqualTo("disk-full-over");
  }

  @Test
  void tellsOfACertificateAndOnceThatItIsWell() throws Exception {
    certificate(true);
    assertThat(told()).isEqualTo("certificate");

    agents(agent("agent-1"));
    assertThat(told()).isEqualTo("certificate-over");
  }

  @Test
  void tellsThatACertificateIsWellAlsoOfAGatewayThatNeverSaidSo(Vertx vertx) throws Exception {
    vertx.undeploy(deployment).await();
    goOn(vertx, Duration.ofMinutes(1));
    certificate(true);
    assertThat(told()).isEqualTo("certificate");
    untilKept();
    vertx.undeploy(deployment).await();

    goOn(vertx);

    assertThat(told()).isEqualTo("certificate-over");
  }

  @Test
  void believesNoGatewayThatAnothersCertificateIsWell(Vertx vertx) throws Exception {
    vertx.undeploy(deployment).await();
    goOn(vertx, Duration.ofMinutes(1));
    certificate(true);
    assertThat(told()).isEqualTo("certificate");

    certificate(false);
    says(Kind.CAMERA_FROZEN);

    assertThat(told()).isEqualTo("camera-frozen");
  }

  @Test
  void forgetsAnAgentThatIsGone() throws Exception {
    agents(agent("agent-1", Kind.DISK_FAILING));
    assertThat(told()).isEqualTo("disk-failing");

    agents();
    agents(agent("agent-1", Kind.DISK_FAILING));

    assertThat(told()).isEqualTo("disk-failing");
  }

  @Test
  void tellsOfTooFewAgentsAndOnceThatThereAreEnough() throws Exception {
    bus.publish(Addresses.SCALING, Samples.decided(Action.MAXIMUM, ""));
    assertThat(told()).isEqualTo("agents-at-maximum");

    bus.publish(Addresses.WAITING, new Waiting(2));
    bus.publish(Addresses.SCALING, Samples.decided(Action.MAXIMUM, ""));
    bus.publish(Addresses.WAITING, new Waiting(0));
    assertThat(told()).isEqualTo("agents-at-maximum-over");
  }

  @Test
  void tellsTheEndOfWhatAnotherControlPlaneToldOf(Vertx vertx) throws Exception {
    says(Kind.CAMERA_FROZEN);
    assertThat(told()).isEqualTo("camera-frozen");
    untilKept();
    vertx.undeploy(deployment).await();

    goOn(vertx);
    says(Kind.CAMERA_FROZEN);
    says();

    assertThat(told()).isEqualTo("camera-frozen-over");
  }

  private void untilKept() {
    while (database.run(TroubleStore::all).isEmpty()) {
      // It is kept a moment later.
    }
  }

  private String told() throws InterruptedException {
    return receiver.next().body().getString("kind");
  }

  private void register(Vertx vertx) {
    RegistrationOptions options = RegistrationOptions.DEFAULTS.withoutFirstRound();
    String registration =
        vertx
            .deployVerticle(new RegistrationVerticle(database, options, () -> Samples.NOON))
            .await();
    bus.ask(Addresses.EDGES, Samples.edge("yard")).await();
    vertx.undeploy(registration).await(); // From now on the test says how the camera is.
  }

  private void goOn(Vertx vertx) {
    goOn(vertx, Duration.ofMillis(50));
  }

  private void goOn(Vertx vertx, Duration calm) {
    NotificationOptions options = NotificationOptions.DEFAULTS.withCalm(calm);
    deployment =
        vertx
            .deployVerticle(new NotificationVerticle(database, options, () -> Samples.NOON))
            .await();
  }

  private void says(Kind... raised) {
    bus.publish(Addresses.CHANGED_CAMERAS, new CameraChanged(camera(true, raised)));
  }

  private void certificate(boolean raised) {
    bus.publish(
        Addresses.ALARMS,
        new Alarm("gateway", Kind.CERTIFICATE, raised, "it ends soon", Samples.NOON));
  }

  private void agents(Agent... agents) {
    bus.publish(Addresses.CHANGED_AGENTS, new Agents(List.of(agents)));
  }

  private static Agent agent(String id, Kind... raised) {
    return new Agent(id, 3, false, List.of(), alarms(id, raised));
  }

  private static Camera camera(boolean online, Kind... raised) {
    return new Camera(
        "yard",
        "Yard",
        "home",
        3,
        "scene:",
        "manual:",
        online,
        1280,
        720,
        15,
        null,
        List.of(),
        null,
        null,
        alarms("yard", raised),
        null,
        null);
  }

  private static List<Alarm> alarms(String source, Kind... raised) {
    return Arrays.stream(raised)
        .map(it -> new Alarm(source, it, true, "look", Samples.NOON))
        .toList();
  }
}
