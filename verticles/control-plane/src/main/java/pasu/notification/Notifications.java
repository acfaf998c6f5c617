package pasu.notification;

import static java.util.Objects.requireNonNullElse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.notification.ChannelBook.Outlet;
import pasu.notification.ChannelStore.SetUp;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channel;
import pasu.protocol.NotificationMessage.Channels;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Muted;
import pasu.protocol.NotificationMessage.Mutes;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.Refusal;
import pasu.protocol.Sentence;

/**
 * Tells over every channel that is on, and knows how each does. They go side by side: none waits
 * for another. Belongs to one event loop.
 */
final class Notifications {

  /** Over what is told, of a camera or of none. */
  private record Audience(CameraFacts facts, List<Outlet> outlets) {}

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  private final Vertx vertx;
  private final Database database;
  private final PatientDatabase patient;
  private final ChannelBook book;
  private final InstantSource clock;
  private final Map<String, Sentence> problems = new HashMap<>();

  Notifications(
      Vertx vertx, Database database, List<NotificationChannel> channels, InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.patient = new PatientDatabase(vertx, database);
    this.book = new ChannelBook(channels);
    this.clock = clock;
  }

  /** Tells of a detection of this camera. */
  void detected(String camera, String clip, Instant at) {
    tell(Matter.camera(camera), facts -> Notice.detection(camera, clip, facts.importance(), at));
  }

  /** Tells of a trouble, or its end. */
  void tell(Notice notice) {
    tell(notice.about(), _ -> notice);
  }

  private void tell(Matter about, Function<CameraFacts, Notice> told) {
    patient
        .ask(Notice.NEWS, transaction -> audience(transaction, about))
        .onSuccess(
            audience -> {
              Notice notice = told.apply(audience.facts());
              audience.outlets().forEach(outlet -> send(notice, outlet));
            })
        .onFailure(failure -> log.warn("notice not told error={}", failure.getMessage()));
  }

  private Audience audience(Transaction transaction, Matter about) throws SQLException {
    CameraFacts facts = CameraFacts.of(transaction, about);
    return new Audience(facts, book.outlets(transaction, facts.site()));
  }

  private void send(Notice notice, Outlet outlet) {
    Future.succeededFuture()
        .compose(_ -> outlet.channel().send(notice, outlet.setting())) // Also catches throws.
        .onSuccess(_ -> problems.remove(key(outlet)))
        .onFailure(failure -> failed(outlet, failure));
  }

  private void failed(Outlet outlet, Throwable failure) {
    Sentence problem = refusal(failure).sentence();
    problems.put(key(outlet), problem);
    log.warn("notification failed channel={} error={}", key(outlet), problem.text());
  }

  private static String key(Outlet outlet) {
    return key(outlet.setting().site(), outlet.channel());
  }

  private static String key(String site, NotificationChannel channel) {
    return site.isEmpty() ? channel.name() : channel.name() + " of " + site;
  }

  Future<Void> test(TestChannel wish) {
    String site = requireNonNullElse(wish.site(), "");
    NotificationChannel channel = book.find(site, wish.name());
    return database
        .ask(vertx, transaction -> book.outlet(transaction, site, channel))
        .compose(outlet -> test(outlet, wish.account()))
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  private Future<Void> test(Outlet outlet, String account) {
    outlet.channel().check(outlet.setting().texts());
    return outlet
        .channel()
        .test(Notice.test(clock.instant()), account, outlet.setting())
        .onSuccess(_ -> problems.remove(key(outlet)));
  }

  private static Refusal refusal(Throwable failure) {
    return failure instanceof Refusal refusal
        ? refusal
        : new Refusal(502, "not-delivered", "{why}", failure.getMessage());
  }

  Future<Channels> list(ListChannels question) {
    return list(requireNonNullElse(question.site(), ""));
  }

  Future<Channels> change(ChangeChannel wish) {
    String site = requireNonNullElse(wish.site(), "");
    return database
        .ask(vertx, transaction -> book.change(transaction, site, wish))
        .compose(_ -> list(site));
  }

  private Future<Channels> list(String site) {
    return database.ask(vertx, transaction -> read(transaction, site)).map(Channels::new);
  }

  private List<Channel> read(Transaction transaction, String site) throws SQLException {
    List<Channel> all = new ArrayList<>();
    for (NotificationChannel channel : book.of(site)) {
      all.add(shown(site, channel, ChannelStore.find(transaction, site, channel)));
    }
    return all;
  }

  private Channel shown(String site, NotificationChannel channel, SetUp setUp) {
    Sentence problem = problems.get(key(site, channel));
    Map<String, String> readable = new TreeMap<>(setUp.settings());
    readable.keySet().removeAll(channel.secrets());
    return new Channel(
        channel.name(),
        setUp.enabled(),
        readable,
        List.copyOf(book.fields(site, channel)),
        channel.secrets().stream().filter(setUp.settings()::containsKey).sorted().toList(),
        problem == null ? null : problem.text(),
        problem == null ? null : problem.wording());
  }

  Future<Muted> mute(Mute wish) {
    Instant until = clock.instant().plus(Duration.ofMinutes(wish.minutes()));
    return database
        .ask(vertx, transaction -> MuteStore.put(transaction, wish, until))
        .map(muted -> new Muted(wish.camera(), muted));
  }

  Future<Mutes> mutes(ListMutes question) {
    Instant now = clock.instant();
    return database
        .ask(vertx, transaction -> MuteStore.of(transaction, question.account(), now))
        .map(Mutes::new);
  }
}
