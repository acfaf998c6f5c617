package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.NotificationMessage.FindNoticed;
import pasu.protocol.NotificationMessage.ListChannels;
import pasu.protocol.NotificationMessage.ListMutes;
import pasu.protocol.NotificationMessage.Mute;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.NotificationMessage.TestChannel;
import pasu.protocol.NotificationMessage.Unsubscribe;

@ExtendWith(VertxExtension.class)
class NotificationTest {

  private static final String SUBSCRIPTIONS = "/api/push/subscriptions";
  private static final String CHANNELS = "/api/notifications/channels";
  private static final String NTFY =
      "{\"enabled\":true,\"settings\":{\"url\":\"https://ntfy.example/t\"}}";
  private static final String ENDPOINT = "https://push.example/x";
  private static final String KEY = "B".repeat(87);
  private static final String AUTH = "A".repeat(22);

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void subscribesADeviceForWhoeverCalls() {
    String body =
        "{\"endpoint\":\"%s\",\"p256dh\":\"%s\",\"auth\":\"%s\",\"device\":\"Phone\"}"
            .formatted(ENDPOINT, KEY, AUTH);

    assertThat(status("viewer", "POST", SUBSCRIPTIONS, body)).isEqualTo(204);

    assertThat(rig.controlPlane.asked(Subscribe.class))
        .containsExactly(new Subscribe("viewer", ENDPOINT, KEY, AUTH, "Phone", "viewer"));
  }

  @Test
  void unsubscribesOnlyForWhoeverCalls() {
    assertThat(
            status("owner", "DELETE", SUBSCRIPTIONS, "{\"endpoint\":\"%s\"}".formatted(ENDPOINT)))
        .isEqualTo(204);

    assertThat(rig.controlPlane.asked(Unsubscribe.class))
        .containsExactly(new Unsubscribe("owner", ENDPOINT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"endpoint\":7}",
        "{\"endpoint\":\"https://push.example/x\",\"p256dh\":\"x\",\"auth\":\"y\",\"device\":\"z\"}",
        "{\"endpoint\":\"https://push.example/x\",\"owner\":\"ann\"}",
      })
  void refusesASubscriptionThatCannotBe(String body) {
    assertThat(status("viewer", "POST", SUBSCRIPTIONS, body)).isEqualTo(400);
    assertThat(rig.controlPlane.asked(Subscribe.class)).isEmpty();
  }

  @Test
  void setsAChannelUp() {
    assertThat(status("operator", "PUT", CHANNELS + "/ntfy", NTFY)).isEqualTo(200);

    assertThat(rig.controlPlane.asked(ChangeChannel.class))
        .containsExactly(
            new ChangeChannel(null, "ntfy", true, Map.of("url", "https://ntfy.example/t")));
  }

  @Test
  void setsAChannelOfASiteUp() {
    String channels = "/api/sites/home/notifications/channels";

    assertThat(status("owner", "PUT", channels + "/ntfy", NTFY)).isEqualTo(200);
    assertThat(status("owner", "GET", channels, "")).isEqualTo(200);
    assertThat(status("owner", "POST", channels + "/ntfy/test", "")).isEqualTo(204);

    assertThat(rig.controlPlane.asked(ChangeChannel.class))
        .containsExactly(
            new ChangeChannel("home", "ntfy", true, Map.of("url", "https://ntfy.example/t")));
    assertThat(rig.controlPlane.asked(ListChannels.class))
        .containsExactly(new ListChannels("home"));
    assertThat(rig.controlPlane.asked(TestChannel.class))
        .containsExactly(new TestChannel("owner", "home", "ntfy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"enabled\":\"yes\"}",
        "{\"enabled\":true,\"settings\":[]}",
        "{\"enabled\":true,\"settings\":{\"url\":7}}",
        "{\"enabled\":true,\"settings\":{\"url\":null}}",
        "{\"enabled\":true,\"settings\":{\"to\":\"a@example.org\\r\\nBcc: b@example.org\"}}",
        "{\"enabled\":true,\"colour\":\"red\"}",
      })
  void refusesAChannelThatCannotBe(String body) {
    assertThat(status("operator", "PUT", CHANNELS + "/ntfy", body)).isEqualTo(400);
    assertThat(rig.controlPlane.asked(ChangeChannel.class)).isEmpty();
  }

  @Test
  void letsEverybodyTryTheirOwnDevicesAndOnlyOperatorsTheRest() {
    assertThat(status("viewer", "POST", "/api/push/test", "")).isEqualTo(204);
    assertThat(status("viewer", "POST", CHANNELS + "/ntfy/test", "")).isEqualTo(403);

    assertThat(rig.controlPlane.asked(TestChannel.class))
        .containsExactly(new TestChannel("viewer", null, "push"));
  }

  @Test
  void saysWhichCamerasTheCallerMuted() {
    assertThat(Rig.text(rig.call("viewer", "GET", "/api/mutes", "")))
        .isEqualTo("[{\"camera\":\"yard\",\"until\":\"2026-11-23T09:00:00Z\"}]");

    assertThat(rig.controlPlane.asked(ListMutes.class)).containsExactly(new ListMutes("viewer"));
  }

  @Test
  void saysToTheCallerWhichCameraAPushWasAbout() {
    assertThat(Rig.text(rig.call("viewer", "GET", "/api/push/notices/edge-lost-over/tag", "")))
        .isEqualTo("{\"id\":\"yard\",\"name\":\"Back yard\"}");

    assertThat(rig.controlPlane.asked(FindNoticed.class))
        .containsExactly(new FindNoticed("viewer", "edge-lost-over", "tag"));
  }

  @Test
  void mutesForAnHourUnlessTold() {
    assertThat(status("viewer", "POST", "/api/cameras/yard/mute", "")).isEqualTo(200);
    assertThat(status("viewer", "POST", "/api/cameras/yard/mute", "{\"minutes\":0}"))
        .isEqualTo(200);

    assertThat(rig.controlPlane.asked(Mute.class))
        .containsExactly(new Mute("viewer", "yard", 60), new Mute("viewer", "yard", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"minutes\":-1}", "{\"minutes\":1441}", "{\"minutes\":\"x\"}", "{"})
  void refusesAMuteThatCannotBe(String body) {
    assertThat(status("viewer", "POST", "/api/cameras/yard/mute", body)).isEqualTo(400);
  }

  private int status(String who, String method, String path, String body) {
    return rig.call(who, method, path, body).statusCode();
  }
}
