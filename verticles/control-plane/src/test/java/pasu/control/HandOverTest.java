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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.DatabaseOptions;
import pasu.database.OnEachDatabase;
import pasu.leadership.LeadershipOptions;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.SetLimits;
import pasu.protocol.ScalingMessage.ShowScaling;
import pasu.protocol.StreamMessage.Grant;

/** Two control planes over one database, one after the other in the lead. */
@ExtendWith(VertxExtension.class)
@OnEachDatabase
class HandOverTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final List<ControlPlane> open = new ArrayList<>();
  private final List<Integer> refused = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Bus bus;
  private DatabaseOptions database;
  private ScriptedLauncher launcher;

  @BeforeEach
  void prepare(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = kind.fresh(folder);
    launcher = new ScriptedLauncher(vertx, 3);
    vertx.setPeriodic(1, 500, _ -> bus.ask(Addresses.EDGES, edge("yard")));
  }

  @AfterEach
  void close() {
    vertx.close().await();
    open.forEach(ControlPlane::close);
  }

  @Test
  void goesOnWithStreamsAgentsAndWhatWasDecided() {
    Future<Agents> first =
        Events.first(vertx, Addresses.CHANGED_AGENTS, a -> !a.agents().isEmpty());
    List<String> leader = deploy();
    deploy();
    await(first);
    Grant before = await(fire());
    await(bus.ask(Addresses.LIMITS, new SetLimits(1, 9)));
    List<ScalingDecided> decided = Events.all(vertx, Addresses.SCALING);

    leader.reversed().forEach(id -> vertx.undeploy(id).otherwiseEmpty().await());

    Grant after = await(fire());
    assertThat(after.door().agent()).isEqualTo(before.door().agent());
    assertThat(after.terms().epoch()).isGreaterThan(before.terms().epoch());
    assertThat(refused).allMatch(code -> code == 503);
    assertThat(decided).isEmpty(); // All is as it should be.
    assertThat(await(bus.ask(Addresses.CAMERAS, new ListCameras())).cameras())
        .singleElement()
        .matches(camera -> camera.online());
    assertThat(await(bus.ask(Addresses.SCALING_STATE, new ShowScaling())).decisions())
        .anyMatch(decision -> decision.action() == Action.LIMITS);
  }

  @Test
  void takesOverFromOneThatDied() {
    try (Database dead = Database.open(database)) {
      dead.run(t -> t.update("update leadership set holder = 'dead', beat = 7"));
    }

    deploy();

    assertThat(await(fire()).terms().camera()).isEqualTo("yard");
    assertThat(refused).allMatch(code -> code == 503);
  }

  /** Asks as an edge does, until there is a lease. */
  private Future<Grant> fire() {
    return bus.ask(Addresses.DETECTIONS, detected("yard", 1), Duration.ofSeconds(3))
        .recover(
            failure -> {
              refused.add(((Refusal) failure).code());
              return vertx.timer(100).compose(_ -> fire());
            });
  }

  private List<String> deploy() {
    ControlPlaneOptions options =
        ControlPlaneOptions.in(folder)
            .withDatabase(database)
            .withLeadership(LeadershipOptions.amongOthers());
    ControlPlane plane = ControlPlane.open(options, launcher, InstantSource.system());
    open.add(plane);
    List<String> ids = new ArrayList<>();
    for (Deployable verticle : plane.verticles()) {
      ids.add(vertx.deployVerticle(verticle).await());
    }
    return ids;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(30, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 30 s", e);
    }
  }
}
