package pasu.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import pasu.protocol.Addresses;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.NotificationMessage.Channel;
import pasu.protocol.NotificationMessage.Channels;
import pasu.protocol.NotificationMessage.Muted;
import pasu.protocol.NotificationMessage.Mutes;
import pasu.protocol.NotificationMessage.NoticedCamera;
import pasu.protocol.NotificationMessage.PushKey;

/** The part of the scripted control plane that notifies. */
record ScriptedNotifications(ScriptedControlPlane controlPlane) {

  private static final Channels CHANNELS =
      new Channels(
          List.of(new Channel("push", true, Map.of(), List.of("contact"), List.of(), null, null)));

  void start() {
    controlPlane.answer(
        Addresses.PUSH_KEY, _ -> Future.succeededFuture(new PushKey("B".repeat(87))));
    controlPlane.answer(Addresses.SUBSCRIPTIONS, _ -> Future.succeededFuture(new Stored()));
    controlPlane.answer(Addresses.UNSUBSCRIPTIONS, _ -> Future.succeededFuture(new Stored()));
    controlPlane.answer(
        Addresses.NOTICED_CAMERAS,
        _ -> Future.succeededFuture(new NoticedCamera("yard", "Back yard")));
    controlPlane.answer(Addresses.CHANNELS, _ -> Future.succeededFuture(CHANNELS));
    controlPlane.answer(Addresses.CHANNEL_CHANGES, _ -> Future.succeededFuture(CHANNELS));
    controlPlane.answer(Addresses.CHANNEL_TESTS, _ -> Future.succeededFuture(new Stored()));
    controlPlane.answer(
        Addresses.MUTE_LIST,
        _ ->
            Future.succeededFuture(
                new Mutes(List.of(new Muted("yard", ScriptedControlPlane.STARTED)))));
    controlPlane.answer(
        Addresses.MUTES,
        wish ->
            Future.succeededFuture(
                new Muted(
                    wish.camera(),
                    ScriptedControlPlane.STARTED.plusSeconds(60L * wish.minutes()))));
  }
}
