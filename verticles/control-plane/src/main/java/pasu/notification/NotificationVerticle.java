package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import pasu.database.Database;
import pasu.notification.channel.EmailChannel;
import pasu.notification.channel.NtfyChannel;
import pasu.notification.channel.WebhookChannel;
import pasu.notification.post.Courier;
import pasu.notification.push.PushChannel;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.NotificationMessage.PushKey;

/**
 * Tells people of detections and of what they have to do something about. Runs on an event loop of
 * its own, so that no detection waits for it.
 */
public final class NotificationVerticle extends VerticleBase {

  private final Database database;
  private final NotificationOptions options;
  private final InstantSource clock;

  public NotificationVerticle(Database database, NotificationOptions options, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Courier courier = new Courier(vertx, options.trust(), clock);
    return PushChannel.open(vertx, database, options.pushHosts(), courier, clock)
        .compose(push -> start(push, courier));
  }

  private Future<?> start(PushChannel push, Courier courier) {
    List<NotificationChannel> channels =
        List.of(
            push,
            new NtfyChannel(courier),
            new WebhookChannel(courier, clock),
            new EmailChannel(vertx));
    Notifications notifications = new Notifications(vertx, database, channels, clock);
    Troubles troubles = new Troubles(vertx, database, clock, notifications::tell);
    Bus bus = new Bus(vertx.eventBus());
    return troubles
        .load()
        .compose(
            _ ->
                Future.all(
                    new TroubleNews(vertx, troubles, options.calm()).hear(bus),
                    bus.hear(
                        Addresses.DETECTED,
                        it -> notifications.detected(it.camera(), it.clip(), it.detectedAt())),
                    answer(bus, notifications),
                    answer(bus, push)));
  }

  private static Future<?> answer(Bus bus, Notifications notifications) {
    return Future.all(
        bus.answer(Addresses.CHANNELS, notifications::list),
        bus.answer(Addresses.CHANNEL_CHANGES, notifications::change),
        bus.answer(Addresses.CHANNEL_TESTS, wish -> notifications.test(wish).map(new Stored())),
        bus.answer(Addresses.MUTES, notifications::mute),
        bus.answer(Addresses.MUTE_LIST, notifications::mutes));
  }

  private static Future<?> answer(Bus bus, PushChannel push) {
    return Future.all(
        bus.answer(Addresses.PUSH_KEY, _ -> Future.succeededFuture(new PushKey(push.publicKey()))),
        bus.answer(Addresses.SUBSCRIPTIONS, wish -> push.subscribe(wish).map(new Stored())),
        bus.answer(Addresses.NOTICED_CAMERAS, push::find),
        bus.answer(Addresses.UNSUBSCRIPTIONS, wish -> push.unsubscribe(wish).map(new Stored())));
  }
}
