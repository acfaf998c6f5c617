package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.notification.ChannelStore.SetUp;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.Channel;
import pasu.protocol.NotificationMessage.Channels;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Muted;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.Refusal;

/**
 * The channels, how each is set up, and how each does. They go side by side: none waits for
 * another. Belongs to one event loop.
 */
final class Notifications {

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  private final Vertx vertx;
  private final Database database;
  private final InstantSource clock;
  private final Map<String, NotificationChannel> channels = new LinkedHashMap<>();
  private final Map<String, String> problems = new HashMap<>();

  Notifications(
      Vertx vertx, Database database, List<NotificationChannel> channels, InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.clock = clock;
    channels.forEach(channel -> this.channels.put(channel.name(), channel));
  }

  /** Tells of a detection of this camera. */
  void detected(String camera, String clip, Instant at) {
    database
        .ask(vertx, transaction -> MuteStore.importance(transaction, camera))
        .onSuccess(
            importance -> tell(new Notice(Notice.Kind.DETECTION, camera, clip, importance, at)))
        .onFailure(failure -> log.warn("detection not told error={}", failure.getMessage()));
  }

  /** Tells over every channel that is on. */
  void tell(Notice notice) {
    channels.values().forEach(channel -> tell(notice, channel));
  }

  private void tell(Notice notice, NotificationChannel channel) {
    setUp(channel)
        .compose(
            setUp ->
                setUp.enabled() ? channel.send(notice, setUp.settings()) : Future.succeededFuture())
        .onSuccess(_ -> problems.remove(channel.name()))
        .onFailure(failure -> failed(channel.name(), failure));
  }

  private void failed(String channel, Throwable failure) {
    String problem = String.valueOf(failure.getMessage());
    problems.put(channel, problem);
    log.warn("notification failed channel={} error={}", channel, problem);
  }

  Future<Void> test(TestChannel wish) {
    NotificationChannel channel = find(wish.name());
    return setUp(channel)
        .onSuccess(setUp -> channel.check(setUp.settings()))
        .compose(
            setUp -> channel.test(Notice.test(clock.instant()), wish.account(), setUp.settings()))
        .onSuccess(_ -> problems.remove(channel.name()))
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof Refusal
                        ? failure
                        : new Refusal(502, String.valueOf(failure.getMessage()))));
  }

  Future<Channels> list() {
    return database
        .ask(
            vertx,
            transaction -> {
              TreeMap<String, SetUp> all = new TreeMap<>();
              for (NotificationChannel channel : channels.values()) {
                all.put(channel.name(), ChannelStore.find(transaction, channel));
              }
              return all;
            })
        .map(this::shown);
  }

  Future<Channels> change(ChangeChannel wish) {
    NotificationChannel channel = find(wish.name());
    refuseUnknown(channel, wish);
    return database
        .ask(
            vertx,
            transaction -> {
              Map<String, String> settings = new TreeMap<>(wish.settings());
              ChannelStore.find(transaction, channel).settings().entrySet().stream()
                  .filter(kept -> channel.secrets().contains(kept.getKey()))
                  .forEach(kept -> settings.putIfAbsent(kept.getKey(), kept.getValue()));
              if (wish.enabled()) {
                channel.check(settings);
              }
              ChannelStore.put(transaction, wish.name(), new SetUp(wish.enabled(), settings));
              return true;
            })
        .compose(_ -> list());
  }

  Future<Muted> mute(Mute wish) {
    Instant until = clock.instant().plus(Duration.ofMinutes(wish.minutes()));
    return database
        .ask(vertx, transaction -> MuteStore.put(transaction, wish, until))
        .map(muted -> new Muted(wish.camera(), muted));
  }

  private Channels shown(Map<String, SetUp> all) {
    return new Channels(
        all.entrySet().stream().map(one -> shown(one.getKey(), one.getValue())).toList());
  }

  private Channel shown(String name, SetUp setUp) {
    Map<String, String> readable = new TreeMap<>(setUp.settings());
    find(name).secrets().forEach(readable::remove);
    return new Channel(name, setUp.enabled(), readable, problems.get(name));
  }

  private static void refuseUnknown(NotificationChannel channel, ChangeChannel wish) {
    TreeSet<String> unknown = new TreeSet<>(wish.settings().keySet());
    unknown.removeAll(channel.settings());
    if (!unknown.isEmpty()) {
      throw Refusal.badRequest(
          "%s has the settings %s, but not %s"
              .formatted(channel.name(), new TreeSet<>(channel.settings()), unknown));
    }
  }

  private Future<SetUp> setUp(NotificationChannel channel) {
    return database.ask(vertx, transaction -> ChannelStore.find(transaction, channel));
  }

  private NotificationChannel find(String name) {
    NotificationChannel channel = channels.get(name);
    if (channel == null) {
      throw Refusal.notFound(
          "no channel is called \"%s\"; there are %s".formatted(name, channels.keySet()));
    }
    return channel;
  }
}
