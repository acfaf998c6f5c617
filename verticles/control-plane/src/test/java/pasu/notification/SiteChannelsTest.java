package pasu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseOptions;
import pasu.protocol.Addresses;
import pasu.protocol.Ask;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channel;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.Refusal;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

/** Channels that a site's owners set up, beside those of the operators. */
@ExtendWith(VertxExtension.class)
class SiteChannelsTest {

  private static final String SECRET = "0123456789abcdef";

  @TempDir Path folder;

  private Database database;
  private Bus bus;
  private Hook receiver;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(DatabaseOptions.in(folder));
    RegistrationOptions registration = RegistrationOptions.DEFAULTS.withoutFirstRound();
    vertx
        .deployVerticle(new RegistrationVerticle(database, registration, () -> Samples.NOON))
        .await();
    vertx
        .deployVerticle(
            new NotificationVerticle(database, NotificationOptions.DEFAULTS, () -> Samples.NOON))
        .await();
    bus.ask(Addresses.EDGES, Samples.edge("yard")).await();
    receiver = Hook.start(vertx);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsASiteOfItsCamerasOnly() throws Exception {
    bus.ask(Addresses.EDGES, elsewhere("shop-door")).await();
    change("shop", "webhook", Map.of("url", "http://127.0.0.1:1/", "secret", SECRET));
    bus.publish(Addresses.DETECTED, Samples.detected("yard", 7));
    change(null, "webhook", Map.of("url", receiver.url(), "secret", SECRET));
    bus.publish(Addresses.DETECTED, Samples.detected("shop-door", 8));
    receiver.next();

    Channel webhook = channel("shop", "webhook");
    while (webhook.problem() == null) {
      webhook = channel("shop", "webhook");
    }

    assertThat(webhook.problem()).contains("127.0.0.1 is in a private network");
    assertThat(channel(null, "webhook").problem()).isNull();
  }

  @Test
  void sendsNothingIntoItsOwnNetworkForAnOwner() {
    change("home", "webhook", Map.of("url", receiver.url(), "secret", SECRET));
    change("home", "ntfy", Map.of("url", receiver.url()));

    for (String name : List.of("webhook", "ntfy")) {
      assertThatThrownBy(
              () -> bus.ask(Addresses.CHANNEL_TESTS, new TestChannel("ann", "home", name)).await())
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("127.0.0.1 is in a private network");
    }
  }

  @Test
  void letsAnOwnerOnlySayWhomToWriteTo() {
    assertRefused(
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel("home", "email", true, Map.of("host", "10.0.0.1")));
    assertRefused( // No operator named a mail server yet.
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel("home", "email", true, Map.of("to", "ann@example.org")));

    bus.ask(
            Addresses.CHANNEL_CHANGES,
            new ChangeChannel(
                null,
                "email",
                false,
                Map.of("host", "mail.example.org", "from", "pasu@example.org")))
        .await();
    change("home", "email", Map.of("to", "ann@example.org"));

    assertThat(channel("home", "email").settings()).containsOnlyKeys("to");
    assertThat(channel("home", "email").fields()).containsExactly("language", "to");
  }

  @Test
  void hasNoChannelsOfASiteThereIsNot() {
    assertRefused(
        404, Addresses.CHANNEL_CHANGES, new ChangeChannel("moon", "ntfy", true, Map.of()));
  }

  @Test
  void hasNoPushChannelOfASite() {
    assertRefused(
        404, Addresses.CHANNEL_CHANGES, new ChangeChannel("home", "push", true, Map.of()));
  }

  private static EdgeAlive elsewhere(String camera) {
    EdgeAlive edge = Samples.edge(camera);
    return new EdgeAlive(
        camera,
        "shop",
        edge.source(),
        edge.sensor(),
        edge.width(),
        edge.height(),
        edge.framesPerSecond(),
        null,
        List.of(),
        edge.suites(),
        List.of());
  }

  private void change(@Nullable String site, String name, Map<String, String> settings) {
    bus.ask(Addresses.CHANNEL_CHANGES, new ChangeChannel(site, name, true, settings)).await();
  }

  private Channel channel(@Nullable String site, String name) {
    return bus.ask(Addresses.CHANNELS, new ListChannels(site)).await().channels().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private <Q extends BusMessage> void assertRefused(
      int code, Ask<Q, ? extends BusMessage> at, Q question) {
    assertThatThrownBy(() -> bus.ask(at, question).await())
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
  }
}
