package pasu.notification.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.access.Members;
import pasu.database.Blocking;
import pasu.database.Database;
import pasu.notification.Notice;
import pasu.notification.NotificationChannel;
import pasu.notification.PatientDatabase;
import pasu.notification.post.Courier;
import pasu.notification.post.Receipt;
import pasu.protocol.NotificationMessage.FindNoticed;
import pasu.protocol.NotificationMessage.NoticedCamera;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.NotificationMessage.Unsubscribe;
import pasu.protocol.Refusal;

/**
 * Web Push: to every browser that asked, side by side. One that is gone is forgotten; one that does
 * not answer is spared further pushes while some are under way to it.
 */
public final class PushChannel implements NotificationChannel {

  private static final Logger log = LoggerFactory.getLogger(PushChannel.class);

  private static final String CONTACT = "contact";
  private static final String NOBODY = "mailto:operator@pasu.invalid";
  private static final int SEALERS = 2;

  private final Vertx vertx;
  private final Database database;
  private final PatientDatabase patient;
  private final SigningKey key;
  private final PushMessages messages;
  private final Courier courier;
  private final InstantSource clock;
  private final WorkerExecutor sealers;
  private final UnderWay underWay = new UnderWay();

  private PushChannel(
      Vertx vertx,
      Database database,
      PushHosts hosts,
      SigningKey key,
      Courier courier,
      InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.patient = new PatientDatabase(vertx, database);
    this.key = key;
    this.messages = new PushMessages(hosts, key);
    this.courier = courier;
    this.clock = clock;
    this.sealers = vertx.createSharedWorkerExecutor("pasu-push", SEALERS);
  }

  /** Reads the key that signs, or makes it. */
  public static Future<PushChannel> open(
      Vertx vertx, Database database, PushHosts hosts, Courier courier, InstantSource clock) {
    return database
        .ask(vertx, SigningKey::load)
        .map(key -> new PushChannel(vertx, database, hosts, key, courier, clock));
  }

  @Override
  public String name() {
    return "push";
  }

  @Override
  public boolean isOnByItself() {
    return true;
  }

  @Override
  public Set<String> settings() {
    return Set.of(CONTACT);
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public Set<String> common() {
    return settings();
  }

  @Override
  public void check(Map<String, String> settings) {
    String contact = settings.getOrDefault(CONTACT, NOBODY);
    if (!contact.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)")) {
      throw Refusal.badRequest(
          "contact-wrong",
          "contact must be mailto:SOMEBODY@HOST or https://…, but is \"{value}\"",
          contact);
    }
  }

  /** What browsers subscribe with. */
  public String publicKey() {
    return key.publicKey();
  }

  /** Refused with 400 where nobody can be pushed to there, 409 where there are too many. */
  public Future<Boolean> subscribe(Subscribe wish) {
    messages.check(wish);
    Instant now = clock.instant();
    return database.ask(vertx, transaction -> SubscriptionStore.put(transaction, wish, now));
  }

  public Future<Boolean> unsubscribe(Unsubscribe wish) {
    return forget(wish.account(), wish.endpoint());
  }

  /**
   * The camera a push was about, however long ago: its tag says so to us only. Refused with 404
   * where it was about none that the account may see.
   */
  public Future<NoticedCamera> find(FindNoticed wish) {
    return database
        .ask(vertx, transaction -> Members.camerasOf(transaction, wish.account()))
        .compose(cameras -> Blocking.on(sealers, () -> messages.find(wish, cameras)));
  }

  @Override
  public Future<Void> send(Notice notice, Setting setting) {
    Instant now = clock.instant();
    return patient
        .ask(notice.news(), transaction -> SubscriptionStore.audience(transaction, notice, now))
        .compose(audience -> send(notice, audience, setting));
  }

  @Override
  public Future<Void> test(Notice trial, String account, Setting setting) {
    return database
        .ask(vertx, transaction -> SubscriptionStore.of(transaction, account))
        .compose(
            own ->
                own.isEmpty()
                    ? Future.failedFuture("no device of yours is notified; switch one on first")
                    : send(trial, own, setting));
  }

  private Future<Void> send(Notice notice, List<Subscription> to, Setting setting) {
    String contact = setting.texts().getOrDefault(CONTACT, NOBODY);
    return Future.join(to.stream().map(one -> send(notice, one, contact)).toList()).mapEmpty();
  }

  private Future<Void> send(Notice notice, Subscription to, String contact) {
    Instant now = clock.instant();
    if (!underWay.begin(to.endpoint(), now)) {
      return Future.failedFuture("%s does not answer; it is passed over".formatted(to));
    }
    return Blocking.on(sealers, () -> messages.letter(notice, to, contact, now))
        .compose(courier::post)
        .onComplete(answer -> underWay.end(to.endpoint(), answer.succeeded(), clock.instant()))
        .compose(receipt -> taken(receipt, to));
  }

  private Future<Void> taken(Receipt receipt, Subscription to) {
    if (receipt.isTaken()) {
      return Future.succeededFuture();
    }
    if (receipt.isGone()) {
      log.info("push subscription is gone account={} device={}", to.account(), to.device());
      return forget(to.account(), to.endpoint()).mapEmpty();
    }
    return Future.failedFuture(
        "the push service of %s answered %d".formatted(to, receipt.status()));
  }

  private Future<Boolean> forget(String account, String endpoint) {
    return database.ask(
        vertx, transaction -> SubscriptionStore.remove(transaction, account, endpoint));
  }
}
