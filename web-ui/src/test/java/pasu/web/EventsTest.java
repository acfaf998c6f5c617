package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.EdgeMessage.CameraRemoved;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

@ExtendWith(VertxExtension.class)
class EventsTest {

  private Rig rig;
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
  }

  @Test
  void tellsWhatHappensInItsOrder() throws IOException {
    HttpResponse<InputStream> events = listen();
    Clip clip = ScriptedControlPlane.clip(CLIP, Clip.State.RECORDING);

    bus.publish(Addresses.CHANGED_CLIPS, new ClipChanged(clip));
    List<String> first = lines(events, 5);

    assertThat(Rig.header(events, "Content-Type")).isEqualTo("text/event-stream");
    assertThat(first)
        .containsExactly("retry: 2000", "", "event: clip", "data: " + BusMessages.toJson(clip), "");
  }

  @Test
  void tellsTheSameOverAWebSocket() {
    List<String> told = new CopyOnWriteArrayList<>();
    rig.socket("viewer", "/api/events")
        .onSuccess(socket -> socket.textMessageHandler(told::add))
        .await();

    bus.publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "shop"));
    bus.publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "home"));

    rig.until(() -> !told.isEmpty());
    assertThat(told)
        .containsExactly(
            "{\"event\":\"clip-removed\",\"data\":{\"id\":\"%s\",\"site\":\"home\"}}"
                .formatted(CLIP));
  }

  @Test
  void hasAnEventForEveryKindOfChange() throws IOException {
    HttpResponse<InputStream> events = listen();

    bus.publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "home"));
    bus.publish(
        Addresses.CHANGED_CAMERAS, new CameraChanged(ScriptedControlPlane.camera("yard", true)));
    bus.publish(Addresses.CHANGED_AGENTS, ScriptedControlPlane.agents());
    bus.publish(Addresses.SCALING, decided("agent-2", "no free slot"));
    bus.publish(Addresses.REMOVED_CAMERAS, new CameraRemoved("yard"));

    bus.publish(Addresses.ALARMS, ScriptedControlPlane.alarm(false));

    assertThat(lines(events, 20))
        .filteredOn(line -> line.startsWith("event:"))
        .containsExactlyInAnyOrder(
            "event: clip-removed",
            "event: camera",
            "event: camera-removed",
            "event: agents",
            "event: scaling",
            "event: alarm");
  }

  private static ScalingDecided decided(String agent, String reason) {
    return new ScalingDecided(
        Instant.EPOCH, Action.START, agent, reason, 1, 0, 1, 0, 0, 1, 10, null, null);
  }

  @Test
  void disconnectsWhoDoesNotRead() throws IOException {
    HttpResponse<InputStream> events = listen();
    String long60 = "x".repeat(60_000);

    rig.until(
        () -> {
          for (int i = 0; i < 20; i++) {
            bus.publish(Addresses.SCALING, decided("a", long60));
          }
          return metrics().contains("pasu_event_listeners 0");
        });

    assertThat(events.statusCode()).isEqualTo(200);
    events.body().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/events", "/api/cameras/yard/live.mjpeg"})
  void forgetsWhoLeftBeforeItWasKnownWhoTheyAre(String path, Vertx vertx) {
    Promise<Void> known = Promise.promise();
    rig.controlPlane.gate = known.future();
    NetSocket client = vertx.createNetClient().connect(rig.port, "127.0.0.1").await();
    client.write(
        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer viewer\r\n\r\n".formatted(path));
    rig.until(() -> !rig.controlPlane.asked(Authenticate.class).isEmpty());

    client.close().await();
    vertx.timer(200, TimeUnit.MILLISECONDS).await();
    known.complete();
    vertx.timer(200, TimeUnit.MILLISECONDS).await();

    assertThat(metrics()).contains("pasu_event_listeners 0\n", "pasu_viewers 0\n");
  }

  @Test
  void publishesFigures() {
    rig.get("/api/clips");

    assertThat(metrics())
        .contains(
            "pasu_http_requests_total{status=\"200\"} 1\n",
            "pasu_agents 1\n",
            "pasu_slots_free{agent=\"agent-1\"} 2\n",
            "pasu_stream_frames_lost{agent=\"agent-1\",camera=\"yard\"} 2\n",
            "pasu_camera_online{camera=\"shed\"} 0\n",
            "pasu_clips{state=\"ready\"} 1\n",
            "pasu_clips{state=\"incomplete\"} 0\n",
            "pasu_clip_frames_missing 3\n",
            "pasu_datagrams_received_total{agent=\"agent-1\"} 9000\n",
            "pasu_datagrams_dropped_total{agent=\"agent-1\",reason=\"forged\"} 7\n",
            "pasu_repairs_asked_total{agent=\"agent-1\"} 4\n",
            "pasu_repairs_received_total{agent=\"agent-1\"} 31\n",
            "pasu_clip_frames_refused_total{agent=\"agent-1\"} 2\n",
            "pasu_alarms{kind=\"disk_full\",source=\"agent-1\"} 1\n",
            "pasu_viewers 0\n",
            "pasu_control_plane_up 1\n");
  }

  @Test
  void isUpButNotReadyWithoutAControlPlane(Vertx vertx, @TempDir Path clips) {
    Vertx other = Vertx.vertx();
    Rig alone = Rig.alone(other, clips);

    assertThat(alone.call("", "GET", "/healthz", "").statusCode()).isEqualTo(200);
    assertThat(alone.call("", "GET", "/readyz", "").statusCode()).isEqualTo(503);
    assertThat(alone.call("viewer", "GET", "/api/clips", "").statusCode()).isEqualTo(503);
    other.close().await();
  }

  @Test
  void isNotReadyWhileTheDatabaseIsAway() {
    assertThat(rig.call("", "GET", "/readyz", "").statusCode()).isEqualTo(200);

    rig.controlPlane.silent = true;

    assertThat(rig.call("", "GET", "/readyz", "").statusCode()).isEqualTo(503);
    assertThat(rig.call("", "GET", "/healthz", "").statusCode()).isEqualTo(200);
  }

  private String metrics() {
    return Rig.text(rig.call("operator", "GET", "/metrics", ""));
  }

  private HttpResponse<InputStream> listen() {
    return rig.open(Rig.as("operator", rig.request("GET", "/api/events", "")));
  }

  private static List<String> lines(HttpResponse<InputStream> events, int count)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(reader.readLine());
    }
    return lines;
  }
}
