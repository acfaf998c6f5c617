package pasu.cli.bench.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.bench.push.LocalPushService.Pushed;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.notification.NotificationVerticle;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgeLost;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.Refusal;
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
        .deployVerticle(new RegistrationVerticle(database, RegistrationOptions.DEFAULTS, clock))
        .await();
    vertx.deployVerticle(new NotificationVerticle(database, service.options(), clock)).await();
    service.expect(bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key());
    register("yard");
    register("shed");
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
  void delaysNobodyForOneThatHangs() throws Exception {
    subscribe("ann", "phone");
    subscribe("bob", "tablet");
    service.hang("phone");

    for (int i = 0; i < 10; i++) {
      detect("yard", i);
    }

    int told = 0;
    while (told < 10) {
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
                bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("ann", "push")).await();
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

    bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("bob", "push")).await();

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
