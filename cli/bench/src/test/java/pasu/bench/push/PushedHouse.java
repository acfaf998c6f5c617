package pasu.bench.push;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.StreamMessage.Detected;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

/**
 * A control plane with two cameras, and a push service that checks what comes. Ann and Bob may see
 * the cameras, Eve may not.
 */
final class PushedHouse {

  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  final Database database;
  final LocalPushService service;
  final Bus bus;

  private PushedHouse(Database database, LocalPushService service, Bus bus) {
    this.database = database;
    this.service = service;
    this.bus = bus;
  }

  static PushedHouse open(Vertx vertx, Path folder) throws SQLException {
    BusMessages.registerCodecs(vertx.eventBus());
    InstantSource clock = () -> NOON;
    Database database = Database.open(DatabaseOptions.in(folder));
    LocalPushService service = LocalPushService.start(vertx, clock);
    PushedHouse house = new PushedHouse(database, service, new Bus(vertx.eventBus()));
    RegistrationOptions options = RegistrationOptions.DEFAULTS.withoutFirstRound();
    vertx.deployVerticle(new RegistrationVerticle(database, options, clock)).await();
    vertx.deployVerticle(new NotificationVerticle(database, service.options(), clock)).await();
    service.expect(house.bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key());
    house.register("yard");
    house.register("shed");
    database.run(PushedHouse::people);
    return house;
  }

  void close() {
    database.close();
  }

  private static int people(Transaction transaction) throws SQLException {
    return transaction.update(
            "insert into account (id, title, operator, created_at) values"
                + " ('ann', 'Ann', false, 0), ('bob', 'Bob', false, 0), ('eve', 'Eve', false, 0)")
        + transaction.update(
            "insert into membership (account, site, role) values"
                + " ('ann', 'home', 'viewer'), ('bob', 'home', 'owner')");
  }

  /** All cameras say again how they are. */
  void tellOfCameras() {
    bus.ask(Addresses.CAMERAS, new ListCameras()).await().cameras().stream()
        .map(CameraChanged::new)
        .forEach(change -> bus.publish(Addresses.CHANGED_CAMERAS, change));
  }

  String subscribe(String account, String device) throws Exception {
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

  void detect(String camera, int number) {
    bus.publish(
        Addresses.DETECTED,
        new Detected(camera, clip(number), 1, 0, NOON, NOON, Cause.MANUAL, null));
  }

  static String clip(int number) {
    return "%032x".formatted(number);
  }

  Pushed next() throws InterruptedException {
    Pushed next = service.pushed().poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was pushed; complaints: " + service.complaints());
    }
    return next;
  }
}
