package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Device;

@OnEachDatabase
class SessionStoreTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    database.run(
        t ->
            t.update(
                "insert into account (id, title, operator, created_at)"
                    + " values ('ann', 'Ann', false, 0), ('bob', 'Bob', false, 0)"));
    subscribe("ann", null);
    subscribe("bob", null);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void pushesToNoDeviceOfAnAccountWhoseOtherSessionsEnded() {
    database.run(
        t -> {
          SessionStore.endOthers(t, "ann", null);
          return true;
        });

    assertThat(pushed()).containsExactly("bob");
  }

  @Test
  void pushesToNoDeviceOfAnAccountThatEndedASession() {
    String id =
        database.run(
            t -> {
              SessionStore.begin(t, "token", "ann", new Device("192.0.2.7", "x"), Samples.NOON);
              return SessionStore.list(t, "ann", null, Samples.NOON).getFirst().id();
            });

    assertThat(database.<Boolean>run(t -> SessionStore.end(t, "bob", id))).isFalse();
    assertThat(pushed()).containsExactly("ann", "bob");

    assertThat(database.<Boolean>run(t -> SessionStore.end(t, "ann", id))).isTrue();
    assertThat(pushed()).containsExactly("bob");
  }

  @Test
  void pushesOnlyToDevicesWhoseSessionsGoOn() {
    begin("phone", "ann", Samples.NOON);
    begin("tablet", "ann", Samples.NOON);
    begin("other", "bob", Samples.NOON);
    subscribe("ann", "phone");
    subscribe("ann", "tablet");
    subscribe("bob", "other");

    signOut("phone");

    assertThat(devices()).containsExactly("ann on tablet", "bob", "bob on other");
  }

  @Test
  void pushesToADeviceWhoseSessionExpiredUntilAnotherIsEnded() {
    begin("phone", "ann", Samples.NOON);
    subscribe("ann", "phone");

    begin("tablet", "ann", Samples.NOON.plus(Duration.ofDays(40)));
    assertThat(devices()).contains("ann on phone");

    signOut("tablet");
    assertThat(devices()).containsExactly("bob");
  }

  private void begin(String token, String account, Instant at) {
    database.run(
        t -> {
          SessionStore.begin(t, token, account, new Device("192.0.2.7", "x"), at);
          return true;
        });
  }

  private void signOut(String token) {
    database.run(
        t -> {
          SessionStore.end(t, token);
          return true;
        });
  }

  private void subscribe(String account, @Nullable String session) {
    String device = session == null ? account : account + " on " + session;
    database.run(
        t ->
            t.update(
                "insert into push_subscription"
                    + " (endpoint, account, session, p256dh, auth, device, created_at)"
                    + " values (?, ?, ?, 'x', 'x', ?, 0)",
                "https://push.example/" + device.replace(" ", "-"),
                account,
                session == null ? null : Token.hash(session),
                device));
  }

  private List<String> devices() {
    return database.run(
        t ->
            t.list(
                "select device from push_subscription order by device", row -> row.getString(1)));
  }

  private List<String> pushed() {
    return database.run(
        t ->
            t.list(
                "select account from push_subscription order by account", row -> row.getString(1)));
  }
}
