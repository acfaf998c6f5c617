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
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.database.PostgresServer;
import pasu.notification.Hook;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentLost;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Grant;

/** The database's server goes and comes back while all else runs. */
@ExtendWith(VertxExtension.class)
class DatabaseOutageTest {

  private static final PasswordSignIn SIGN_IN =
      new PasswordSignIn("operator", "a password", new Device("a browser", "192.0.2.1"));

  @TempDir Path folder;

  private PostgresServer server;
  private ControlPlane plane;
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    server = PostgresServer.start();
    vertx.setPeriodic(1, 500, _ -> bus.ask(Addresses.EDGES, edge("yard")));
    Future<Agents> first =
        Events.first(vertx, Addresses.CHANGED_AGENTS, all -> !all.agents().isEmpty());
    plane =
        ControlPlane.open(
            ControlPlaneOptions.in(folder).withDatabase(server.freshDatabase()),
            new ScriptedLauncher(vertx, 3),
            InstantSource.system());
    for (Deployable verticle : plane.verticles()) {
      vertx.deployVerticle(verticle).await();
    }
    await(first);
  }

  @AfterEach
  void close() {
    vertx.close().await();
    plane.close();
    server.close();
  }

  @Test
  void refusesForNowGoesOnOnceItIsBackAndTellsOfWhatWasDetectedMeanwhile() throws Exception {
    Hook hook = hook();
    Grant before = await(fireUntilGranted(1));
    assertThat(hook.next().body().getString("clip")).isEqualTo(Samples.clipId(1));
    List<AgentLost> lost = Events.all(vertx, Addresses.LOST_AGENTS);

    server.crash();
    assertThat(refusal(bus.ask(Addresses.CLIPS, ListClips.latest(9)))).isEqualTo(503);
    assertThat(refusal(bus.ask(Addresses.DETECTIONS, detected("yard", 2)))).isEqualTo(503);
    assertThat(refusal(bus.ask(Addresses.AUTHENTICATION, new Authenticate("x")))).isEqualTo(503);
    assertThat(refusal(bus.ask(Addresses.PASSWORD_SIGN_INS, SIGN_IN))).isEqualTo(503);
    server.startAgain();

    Grant after = await(fireUntilGranted(2));
    assertThat(after.door().agent()).isEqualTo(before.door().agent());
    assertThat(hook.next().body().getString("clip")).isEqualTo(Samples.clipId(2));
    assertThat(lost).isEmpty();
  }

  private Hook hook() {
    Hook hook = Hook.start(vertx);
    Map<String, String> settings = Map.of("url", hook.url(), "secret", "0123456789abcdef");
    await(bus.ask(Addresses.CHANNEL_CHANGES, new ChangeChannel(null, "webhook", true, settings)));
    return hook;
  }

  private Future<Grant> fireUntilGranted(int clip) {
    return bus.ask(Addresses.DETECTIONS, detected("yard", clip), Duration.ofSeconds(3))
        .recover(_ -> vertx.timer(100).compose(_ -> fireUntilGranted(clip)));
  }

  private static int refusal(Future<?> question) {
    return await(
        question.transform(answer -> Future.succeededFuture(((Refusal) answer.cause()).code())));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 60 s", e);
    }
  }
}
