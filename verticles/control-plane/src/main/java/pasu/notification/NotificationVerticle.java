package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import pasu.database.Database;
import pasu.notification.Notice.Kind;
import pasu.notification.channel.EmailChannel;
import pasu.notification.channel.NtfyChannel;
import pasu.notification.channel.WebhookChannel;
import pasu.notification.post.Courier;
import pasu.notification.push.PushChannel;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.NotificationMessage.PushKey;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/**
 * Tells people of detections and of what they have to do something about. Runs on an event loop of
 * its own, so that no detection waits for it.
 */
public final class NotificationVerticle extends VerticleBase {

  private final Database database;
  private final NotificationOptions options;
  private final InstantSource clock;
  private final Troubles troubles = new Troubles();

  public NotificationVerticle(Database database, NotificationOptions options, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Courier courier = new Courier(vertx, options.trust(), clock);
    return PushChannel.open(vertx, database, options.pushHosts(), courier, clock)
        .compose(
            push -> {
              Notifications notifications =
                  new Notifications(
                      vertx,
                      database,
                      List.of(
                          push,
                          new NtfyChannel(courier),
                          new WebhookChannel(courier, clock),
                          new EmailChannel(vertx)),
                      clock);
              Bus bus = new Bus(vertx.eventBus());
              return Future.all(
                  hear(bus, notifications), answer(bus, notifications), answer(bus, push));
            });
  }

  private Future<?> hear(Bus bus, Notifications notifications) {
    return Future.all(
        bus.hear(
            Addresses.DETECTED,
            it -> notifications.detected(it.camera(), it.clip(), it.detectedAt())),
        bus.hear(
            Addresses.LOST_EDGES,
            lost ->
                notifications.tell(Notice.trouble(Kind.EDGE_LOST, lost.camera(), clock.instant()))),
        bus.hear(Addresses.ALARMS, alarm -> troubles.hear(alarm).ifPresent(notifications::tell)),
        bus.hear(Addresses.SCALING, decision -> decided(decision, notifications)));
  }

  private static void decided(ScalingDecided decision, Notifications notifications) {
    if (decision.action() == Action.MAXIMUM) {
      notifications.tell(Notice.trouble(Kind.AGENTS_AT_MAXIMUM, "", decision.at()));
    }
  }

  private static Future<?> answer(Bus bus, Notifications notifications) {
    return Future.all(
        bus.answer(Addresses.CHANNELS, _ -> notifications.list()),
        bus.answer(Addresses.CHANNEL_CHANGES, notifications::change),
        bus.answer(Addresses.CHANNEL_TESTS, wish -> notifications.test(wish).map(new Stored())),
        bus.answer(Addresses.MUTES, notifications::mute));
  }

  private static Future<?> answer(Bus bus, PushChannel push) {
    return Future.all(
        bus.answer(Addresses.PUSH_KEY, _ -> Future.succeededFuture(new PushKey(push.publicKey()))),
        bus.answer(Addresses.SUBSCRIPTIONS, wish -> push.subscribe(wish).map(new Stored())),
        bus.answer(Addresses.UNSUBSCRIPTIONS, wish -> push.unsubscribe(wish).map(new Stored())));
  }
}
