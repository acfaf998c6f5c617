package pasu.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.bench.push.LocalPushService.Pushed;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.database.Transaction;
import pasu.notification.NotificationVerticle;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.StreamMessage.Detected;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

/** Web Push as a whole, against a push service that checks it. */
@ExtendWith(VertxExtension.class)
class PushTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private LocalPushService service;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    InstantSource clock = () -> NOON;
    service = LocalPushService.start(vertx, clock);
    database = Database.open(DatabaseOptions.in(folder));
    vertx
        .deployVerticle(
            new RegistrationVerticle(
                database, RegistrationOptions.DEFAULTS.withoutFirstRound(), clock))
        .await();
    vertx.deployVerticle(new NotificationVerticle(database, service.options(), clock)).await();
    service.expect(bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key());
    register("yard");
    register("shed");
    database.run(PushTest::people);
  }

  /** Ann and Bob may see the cameras, Eve may not. */
  private static int people(Transaction transaction) throws SQLException {
    return transaction.update(
            "insert into account (id, title, operator, created_at) values"
                + " ('ann', 'Ann', false, 0), ('bob', 'Bob', false, 0), ('eve', 'Eve', false, 0)")
        + transaction.update(
            "insert into membership (account, site, role) values"
                + " ('ann', 'home', 'viewer'), ('bob', 'home', 'owner')");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsToTheRfcsAndSaysNoPlace() throws Exception {
    subscribe("ann", "phone");

    detect("yard", 7);

    Pushed pushed = next();
    assertThat(service.complaints()).isEmpty();
    JsonObject said = new JsonObject(pushed.text());
    assertThat(said.getString("kind")).isEqualTo("detection");
    assertThat(said.getString("clip")).isEqualTo(clip(7));
    assertThat(said.getString("tag")).isEqualTo(pushed.topic());
    assertThat(said.fieldNames()).containsExactlyInAnyOrder("kind", "tag", "clip", "at");
    assertThat(pushed.ttl()).isPositive();
    assertThat(pushed.urgency()).isEqualTo("high");
  }

  @Test
  void collapsesTheDetectionsOfACamera() throws Exception {
    subscribe("ann", "phone");

    detect("yard", 1);
    detect("yard", 2);
    detect("shed", 3);

    List<Pushed> all = List.of(next(), next(), next());
    assertThat(all).extracting(Pushed::topic).containsOnly(topic(all, 1), topic(all, 3));
    assertThat(topic(all, 1)).isEqualTo(topic(all, 2)).isNotEqualTo(topic(all, 3));
  }

  @Test
  void tellsOnlyWhoMaySeeTheCamera() throws Exception {
    subscribe("eve", "stranger");
    subscribe("ann", "phone");
    subscribe("operator", "desk");

    detect("yard", 1);
    assertThat(List.of(next().device(), next().device()))
        .containsExactlyInAnyOrder("phone", "desk");
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    assertThat(List.of(next().device(), next().device()))
        .containsExactlyInAnyOrder("phone", "desk");

    database.run(t -> t.update("delete from membership where account = 'ann'"));
    detect("yard", 2);
    assertThat(next().device()).isEqualTo("desk");
    assertThat(service.pushed()).isEmpty();
  }

  @Test
  void tellsOperatorsOnlyOfWhatIsOfNoSite() throws Exception {
    subscribe("ann", "phone");
    subscribe("operator", "desk");

    bus.publish(
        Addresses.SCALING,
        new ScalingDecided(NOON, Action.MAXIMUM, "", "because", 1, 3, 0, 0, 0, 1, 10, null, null));

    Pushed told = next();
    assertThat(told.device()).isEqualTo("desk");
    assertThat(told.text()).contains("agents-at-maximum");
    assertThat(service.pushed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,low", "2,normal", "3,high", "5,high"})
  void isAsUrgentAsTheCameraIsImportant(int importance, String urgency) throws Exception {
    subscribe("ann", "phone");
    bus.ask(Addresses.CAMERA_CHANGES, new ChangeCamera("yard", null, importance)).await();

    detect("yard", 1);

    assertThat(next().urgency()).isEqualTo(urgency);
  }

  @Test
  void replacesATroubleByItsEnd() throws Exception {
    subscribe("ann", "phone");
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard"));
    Pushed lost = next();

    bus.ask(Addresses.CAMERAS, new ListCameras()).await().cameras().stream()
        .map(CameraChanged::new)
        .forEach(change -> bus.publish(Addresses.CHANGED_CAMERAS, change));

    Pushed back = next();
    assertThat(new JsonObject(back.text()).getString("kind")).isEqualTo("edge-lost-over");
    assertThat(back.topic()).isEqualTo(lost.topic());
    assertThat(back.urgency()).isEqualTo("normal");
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "50, 3"}) // Fifty twice are all that a connection of HTTP/2 has room for.
  void delaysNobodyForThoseThatHang(int hanging, int detections) throws Exception {
    for (int i = 0; i < hanging; i++) {
      subscribe("ann", "phone-" + i);
      service.hang("phone-" + i);
    }
    subscribe("bob", "tablet");

    for (int i = 0; i < detections; i++) {
      detect("yard", i);
    }

    int told = 0;
    while (told < detections) {
      told += next().device().equals("tablet") ? 1 : 0;
    }
    assertThat(service.complaints()).isEmpty();
  }

  @Test
  void forgetsWhoIsGone() throws Exception {
    subscribe("ann", "phone");
    service.answer("phone", 410);

    detect("yard", 1);
    next();

    assertThatThrownBy(
            () -> {
              while (true) { // Until it is forgotten, which also the trial may bring about.
                bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("ann", null, "push")).await();
              }
            })
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no device of yours");
  }

  @Test
  void tellsNothingOfACameraToWhoMutedIt() throws Exception {
    subscribe("ann", "phone");
    subscribe("bob", "tablet");
    bus.ask(Addresses.MUTES, new Mute("ann", "yard", 60)).await();

    detect("yard", 1);
    assertThat(next().device()).isEqualTo("tablet");
    detect("shed", 2);
    assertThat(List.of(next().device(), next().device()))
        .containsExactlyInAnyOrder("phone", "tablet");
    bus.publish(Addresses.LOST_EDGES, new EdgeLost("yard")); // That is no detection.
    assertThat(List.of(next().device(), next().device()))
        .containsExactlyInAnyOrder("phone", "tablet");
  }

  @Test
  void triesOnlyOnesOwnDevices() throws Exception {
    subscribe("ann", "phone");
    subscribe("bob", "tablet");

    bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("bob", null, "push")).await();

    assertThat(next().device()).isEqualTo("tablet");
    assertThat(service.pushed()).isEmpty();
  }

  @Test
  void tellsNoLongerWhoWantsNothing() throws Exception {
    String endpoint = subscribe("ann", "phone");
    subscribe("bob", "tablet");

    bus.ask(Addresses.UNSUBSCRIPTIONS, new Unsubscribe("bob", endpoint)).await(); // Not his.
    bus.ask(Addresses.UNSUBSCRIPTIONS, new Unsubscribe("ann", endpoint)).await();

    detect("yard", 1);
    assertThat(next().device()).isEqualTo("tablet");
  }

  private String subscribe(String account, String device) throws Exception {
    var wish = service.subscription(account, device);
    bus.ask(Addresses.SUBSCRIPTIONS, wish).await();
    return wish.endpoint();
  }

  private void register(String camera) {
    bus.ask(
            Addresses.EDGES,
            new EdgeAlive(
                camera, "home", "scene:", "manual:", 1, 1, 1, null, List.of(), List.of(),
                List.of()))
        .await();
  }

  private void detect(String camera, int number) {
    bus.publish(
        Addresses.DETECTED,
        new Detected(camera, clip(number), 1, 0, NOON, NOON, Cause.MANUAL, null));
  }

  private static String clip(int number) {
    return "%032x".formatted(number);
  }

  private static String topic(List<Pushed> all, int clip) {
    return all.stream()
        .filter(pushed -> pushed.text().contains(clip(clip)))
        .findFirst()
        .orElseThrow()
        .topic();
  }

  private Pushed next() throws InterruptedException {
    Pushed next = service.pushed().poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was pushed; complaints: " + service.complaints());
    }
    return next;
  }
}
