package pasu.registration;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.access.EnrolmentVerticle;
import pasu.access.Enrolments;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.RevokeCamera;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Quit;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class EnrolledCameraTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Vertx vertx;
  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    Enrolments enrolments = new Enrolments(database, () -> Samples.NOON, new SecureRandom());
    vertx.deployVerticle(new EnrolmentVerticle(enrolments, () -> Samples.NOON)).await();
    vertx
        .deployVerticle(
            new RegistrationVerticle(database, RegistrationOptions.DEFAULTS, () -> Samples.NOON))
        .await();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isShownBeforeItsEdgeComes() {
    add("yard", "shop");

    assertThat(cameras())
        .singleElement()
        .matches(camera -> camera.site().equals("shop") && !camera.online());
  }

  @Test
  void staysWhereItWasAdded() {
    add("yard", "shop");

    heartbeat("yard");

    assertThat(cameras()).singleElement().matches(camera -> camera.site().equals("shop"));
  }

  @Test
  void writesNothingForAMereHeartbeatAlthoughItsEdgeSaysAnotherSite() {
    add("yard", "shop");
    heartbeat("yard");
    database.close();

    heartbeat("yard");
  }

  @Test
  void isHeardNoMoreOnceItWasRevoked() {
    add("yard", "shop");
    heartbeat("yard");
    Future<?> revoked = Events.first(vertx, Addresses.REMOVED_CAMERAS, _ -> true);

    bus.ask(Addresses.REVOCATIONS, new RevokeCamera("yard")).await();

    await(revoked);
    assertThat(cameras()).isEmpty();
    assertThatThrownBy(() -> heartbeat("yard"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(410));
  }

  @Test
  void streamsNoMoreOnceItWasRevoked() {
    add("yard", "shop");
    Future<Quit> quit = Events.first(vertx, Addresses.QUITS, _ -> true);

    bus.ask(Addresses.REVOCATIONS, new RevokeCamera("yard")).await();

    assertThat(await(quit)).isEqualTo(new Quit("yard", 0));
  }

  @Test
  void isHeardAgainWhenItIsAddedAgain() {
    add("yard", "shop");
    bus.ask(Addresses.REVOCATIONS, new RevokeCamera("yard")).await();
    add("yard", null);

    heartbeat("yard");

    assertThat(cameras()).singleElement().matches(camera -> camera.site().equals("shop"));
  }

  @Test
  void ofThisMachineMayComeBackByItself() {
    heartbeat("demo");
    bus.ask(Addresses.REVOCATIONS, new RevokeCamera("demo")).await();

    heartbeat("demo");

    assertThat(cameras()).hasSize(1);
  }

  /** Adds one, and waits until registration knows it. */
  private void add(String camera, @Nullable String site) {
    Future<?> known =
        Events.first(vertx, Addresses.CHANGED_CAMERAS, c -> c.camera().id().equals(camera));
    bus.ask(Addresses.NEW_CAMERAS, new AddCamera(camera, site, null)).await();
    await(known);
  }

  private void heartbeat(String camera) {
    bus.ask(Addresses.EDGES, Samples.edge(camera)).await();
  }

  private List<Camera> cameras() {
    return bus.ask(Addresses.CAMERAS, new ListCameras()).await().cameras();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
