package pasu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
import pasu.protocol.Ask;
import pasu.protocol.Bus;
import pasu.protocol.BusMessage;
import pasu.protocol.BusMessages;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channel;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Muted;
import pasu.protocol.NotificationMessage.ShowPushKey;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.Refusal;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class NotificationVerticleTest {

  private static final String SECRET = "0123456789abcdef";

  /** A public key, as in RFC 8291, appendix A. */
  private static final String KEY =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private Bus bus;
  private Hook receiver;
  private String hook;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    vertx
        .deployVerticle(
            new RegistrationVerticle(database, RegistrationOptions.DEFAULTS, () -> Samples.NOON))
        .await();
    deployAgain(vertx);
    bus.ask(Addresses.EDGES, Samples.edge("yard")).await();
    receiver = Hook.start(vertx);
    hook = receiver.url();
  }

  private void deployAgain(Vertx vertx) {
    vertx
        .deployVerticle(
            new NotificationVerticle(database, NotificationOptions.DEFAULTS, () -> Samples.NOON))
        .await();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tellsADetectionWithoutSayingWhere() throws Exception {
    switchOn();

    bus.publish(Addresses.DETECTED, Samples.detected("yard", 7));

    Hook.Received told = receiver.next();
    assertThat(told.body().getString("kind")).isEqualTo("detection");
    assertThat(told.body().getString("clip")).isEqualTo(Samples.clipId(7));
    assertThat(told.text()).doesNotContain("yard", "home");
  }

  @Test
  void tellsADetectionThatCameWhileTheDatabaseWasAwayOnceItIsBack() throws Exception {
    switchOn();
    database.run(t -> t.update("alter table channel rename to away"));

    bus.publish(Addresses.DETECTED, Samples.detected("yard", 7));
    assertRefused(503, Addresses.CHANNELS, new ListChannels(null));
    database.run(t -> t.update("alter table away rename to channel"));

    assertThat(receiver.next().body().getString("clip")).isEqualTo(Samples.clipId(7));
  }

  @Test
  void signsWhatItTells() throws Exception {
    switchOn();

    bus.publish(Addresses.DETECTED, Samples.detected("yard", 7));

    Hook.Received told = receiver.next();
    assertThat(told.timestamp()).isEqualTo(Long.toString(Samples.NOON.getEpochSecond()));
    assertThat(told.signature()).isEqualTo("v1=" + hmac(told.timestamp() + "." + told.text()));
  }

  @Test
  void saysWhyAChannelFailed() throws Exception {
    switchOn();
    receiver.answer(401);

    assertRefused(502, Addresses.CHANNEL_TESTS, new TestChannel("ann", null, "webhook"));
    bus.publish(Addresses.DETECTED, Samples.detected("yard", 7));
    receiver.next();
    receiver.next();

    Channel webhook = channel("webhook");
    while (webhook.problem() == null) { // The answer is on its way.
      webhook = channel("webhook");
    }
    assertThat(webhook.problem()).contains("401");
  }

  @Test
  void keepsSecretsToItself() {
    switchOn();

    assertThat(channel("webhook").settings()).containsOnlyKeys("url");
    change("webhook", false, Map.of("url", hook)); // And keeps them.
    assertThat(channel("webhook").secrets()).containsExactly("secret");
  }

  @Test
  void givesAKeptSecretToNoOtherDestination() {
    switchOn();

    for (Map<String, String> elsewhere :
        List.of(Map.of("url", hook + "2"), Map.<String, String>of())) {
      assertRefused(
          400, Addresses.CHANNEL_CHANGES, new ChangeChannel(null, "webhook", false, elsewhere));
    }
    assertThat(channel("webhook").settings()).containsEntry("url", hook);

    change("webhook", true, Map.of("url", hook + "2", "secret", SECRET));
    assertThat(channel("webhook").settings()).containsEntry("url", hook + "2");
  }

  @Test
  void forgetsASecretThatIsSetToNothing() {
    switchOn();

    change("webhook", false, Map.of("url", hook, "secret", ""));

    assertThat(channel("webhook").secrets()).isEmpty();
  }

  @Test
  void saysWhichCamerasAreMutedAndForHowLong() {
    bus.ask(Addresses.MUTES, new Mute("ann", "yard", 60)).await();

    assertThat(mutes("ann")).containsExactly(new Muted("yard", Samples.NOON.plusSeconds(3_600)));
    assertThat(mutes("bob")).isEmpty();

    bus.ask(Addresses.MUTES, new Mute("ann", "yard", 0)).await();
    assertThat(mutes("ann")).isEmpty();
  }

  private List<Muted> mutes(String account) {
    return bus.ask(Addresses.MUTE_LIST, new ListMutes(account)).await().mutes();
  }

  @Test
  void refusesWhatCannotWork() {
    assertRefused(
        404, Addresses.CHANNEL_CHANGES, new ChangeChannel(null, "pigeon", true, Map.of()));
    assertRefused(
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel(null, "webhook", true, Map.of("url", "x")));
    assertRefused(
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel(null, "webhook", true, Map.of("url", hook, "secret", "short")));
    assertRefused(
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel(null, "ntfy", true, Map.of("colour", "red")));
    assertRefused(
        400,
        Addresses.CHANNEL_CHANGES,
        new ChangeChannel(null, "email", true, Map.of("host", "mail")));
  }

  @Test
  void refusesAnEndpointThatIsNoPushService() {
    assertRefused(
        400,
        Addresses.SUBSCRIPTIONS,
        new Subscribe("ann", "https://evil.example/x", KEY, "A".repeat(22), "Phone", null));
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertRefused(
        400,
        Addresses.SUBSCRIPTIONS,
        new Subscribe(
            "ann", "https://fcm.googleapis.com/x", "B".repeat(87), "A".repeat(22), "Phone", null));
  }

  @Test
  void refusesTooManyDevices() {
    for (int i = 0; i < 50; i++) {
      bus.ask(Addresses.SUBSCRIPTIONS, device(i)).await();
    }
    bus.ask(Addresses.SUBSCRIPTIONS, device(49)).await(); // The same again is fine.

    assertRefused(409, Addresses.SUBSCRIPTIONS, device(50));
  }

  @Test
  void mutesOnlyWhatThereIs() {
    assertThat(bus.ask(Addresses.MUTES, new Mute("ann", "yard", 60)).await().until())
        .isEqualTo(Samples.NOON.plusSeconds(3_600));
    assertRefused(404, Addresses.MUTES, new Mute("ann", "shed", 60));
  }

  @Test
  void keepsItsKey(Vertx vertx) {
    String key = bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key();
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());

    deployAgain(vertx);

    assertThat(bus.ask(Addresses.PUSH_KEY, new ShowPushKey()).await().key())
        .isEqualTo(key)
        .hasSize(87);
  }

  private void switchOn() {
    change("webhook", true, Map.of("url", hook, "secret", SECRET));
  }

  private void change(String name, boolean enabled, Map<String, String> settings) {
    bus.ask(Addresses.CHANNEL_CHANGES, new ChangeChannel(null, name, enabled, settings)).await();
  }

  private Channel channel(String name) {
    return bus.ask(Addresses.CHANNELS, new ListChannels(null)).await().channels().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private <Q extends BusMessage> void assertRefused(
      int code, Ask<Q, ? extends BusMessage> at, Q question) {
    assertThatThrownBy(() -> bus.ask(at, question).await())
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  private static Subscribe device(int number) {
    return new Subscribe(
        "ann",
        "https://fcm.googleapis.com/fcm/send/" + number,
        KEY,
        "A".repeat(22),
        "Phone " + number,
        null);
  }

  private static String hmac(String text) throws java.security.GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
