package pasu.registration;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.control.Events;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.database.Transaction;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.EdgeMessage.ListCameras;

@ExtendWith(VertxExtension.class)
class FirstRoundTest {

  private static final RegistrationOptions OPTIONS =
      new RegistrationOptions(
          Duration.ofMillis(2_750),
          Duration.ofMillis(200),
          Duration.ofMillis(1_200),
          Duration.ofMillis(1_600));

  private static final RegistrationOptions WITHOUT_PATIENCE =
      new RegistrationOptions(
          OPTIONS.silence(), Duration.ofMillis(5), Duration.ZERO, Duration.ZERO);

  @TempDir Path folder;

  private Database database;
  private Bus bus;

  @BeforeEach
  void open(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(DatabaseOptions.in(folder));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listsCamerasOnlyOnceAllOfThemCouldBeHeard(Vertx vertx) {
    vertx.deployVerticle(new RegistrationVerticle(database, OPTIONS, () -> NOON)).await();
    Future<Cameras> asked = bus.ask(Addresses.CAMERAS, new ListCameras());

    bus.ask(Addresses.EDGES, edge("yard")).await();

    assertThat(asked.await().cameras()).singleElement().matches(camera -> camera.online());
  }

  @Test
  void listsAndTellsOfAgentsOnlyOnceAllOfThemCouldBeHeard(Vertx vertx) {
    vertx.deployVerticle(new AgentRegistrationVerticle(OPTIONS, () -> NOON)).await();
    Future<Agents> asked = bus.ask(Addresses.AGENT_LIST, new ListAgents());
    List<Agents> told = Events.all(vertx, Addresses.CHANGED_AGENTS);

    heartbeat("agent-1");
    heartbeat("agent-2");

    assertThat(asked.await().agents()).extracting(Agent::id).containsExactly("agent-1", "agent-2");
    assertThat(told).allMatch(all -> all.agents().size() == 2);
  }

  @Test
  void saysWhichCamerasWentWhileNobodyListened(Vertx vertx) {
    RegistrationOptions atOnce = OPTIONS.withoutFirstRound();
    String before =
        vertx.deployVerticle(new RegistrationVerticle(database, atOnce, () -> NOON)).await();
    bus.ask(Addresses.EDGES, edge("yard")).await();
    vertx.undeploy(before).await();
    Future<CameraChanged> gone = Events.first(vertx, Addresses.CHANGED_CAMERAS, _ -> true);

    vertx.deployVerticle(new RegistrationVerticle(database, OPTIONS, () -> NOON)).await();

    assertThat(gone.await().camera()).matches(camera -> !camera.online());
  }

  @Test
  void announcesEdgesThatFellSilentWhileNobodyHeardThem(Vertx vertx) {
    database.run(FirstRoundTest::storeOneToComeAndThreeThatCame);
    List<EdgeLost> lost = Events.all(vertx, Addresses.LOST_EDGES);
    Future<?> last = Events.first(vertx, Addresses.LOST_EDGES, it -> it.camera().equals("yard"));

    vertx.deployVerticle(new RegistrationVerticle(database, WITHOUT_PATIENCE, () -> NOON)).await();

    await(last);
    assertThat(lost).containsExactly(new EdgeLost("gate"), new EdgeLost("yard"));
  }

  /** Of which "local" does not come over the link. */
  private static boolean storeOneToComeAndThreeThatCame(Transaction transaction)
      throws SQLException {
    for (String camera : List.of("gate", "local", "to-come", "yard")) {
      CameraStore.register(transaction, edge(camera));
    }
    transaction.update("update camera set enrolled = ? where id <> 'local'", true);
    return transaction.update("update camera set source = '' where id = 'to-come'") > 0;
  }

  private static void await(Future<?> future) {
    try {
      future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }

  @Test
  void waitsOnceForEdgesToLinkAgainAndAnewAfterThisProcessStoodStill(Vertx vertx) {
    FirstRound round = new FirstRound(vertx, OPTIONS, NOON);
    round.isOver(NOON.plusSeconds(9)); // Nothing was swept for so long.

    assertThat(round.isLinkingOver(NOON.plusMillis(10_599))).isFalse();
    assertThat(round.isLinkingOver(NOON.plusMillis(10_600))).isTrue();
    assertThat(round.isLinkingOver(NOON.plusMillis(10_800))).isFalse();
  }

  @Test
  void believesNoSilenceRightAfterThisProcessStoodStill(Vertx vertx) {
    FirstRound round = new FirstRound(vertx, OPTIONS, NOON);
    assertThat(round.isOver(NOON.plusMillis(200))).isFalse();
    assertThat(round.isOver(NOON.plusMillis(1_200))).isTrue();

    assertThat(round.isOver(NOON.plusSeconds(16))).isFalse();
    assertThat(round.isOver(NOON.plusMillis(16_500))).isFalse();
    assertThat(round.isOver(NOON.plusMillis(17_200))).isTrue();
  }

  @Test
  void noticesALossWithinThreeSeconds() {
    RegistrationOptions defaults = RegistrationOptions.DEFAULTS;

    Duration gathered = Duration.ofMillis(100); // By gateways.

    assertThat(defaults.silence().plus(defaults.sweepInterval()).plus(gathered))
        .isLessThan(Duration.ofSeconds(3));
  }

  private void heartbeat(String agent) {
    bus.ask(Addresses.AGENTS, new AgentAlive(new Agent(agent, 3, false, List.of(), List.of())))
        .await();
  }
}
