package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;
import static pasu.web.ScriptedControlPlane.STARTED;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.EdgeMessage.CameraChanged;

/** What a role in one site is good for in another, and what ends when it ends. */
@ExtendWith(VertxExtension.class)
class SiteRolesTest {

  private static final String STRANGER = "owner-of-shop";

  private Rig rig;
  private Bus bus;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
    bus = new Bus(vertx.eventBus());
    rig.controlPlane.cameras.add(ScriptedControlPlane.cameraOf("shop", "till"));
    rig.controlPlane.sites.put(STRANGER, Map.of("shop", Role.OWNER));
  }

  @Test
  void listsOnlyTheCamerasOfOnesSites() {
    assertThat(ids("viewer", "/api/cameras")).containsExactly("yard", "shed");
    assertThat(ids(STRANGER, "/api/cameras")).containsExactly("till");
    assertThat(ids("operator", "/api/cameras")).containsExactly("yard", "shed", "till");
  }

  @Test
  void asksForNoClipsButThoseOfOnesSites() {
    rig.call(STRANGER, "GET", "/api/clips?site=home", "");
    rig.call("operator", "GET", "/api/clips", "");

    assertThat(rig.controlPlane.asked(ListClips.class))
        .containsExactly(
            question("home", List.of("shop"), STRANGER), question(null, null, "operator"));
  }

  private static ListClips question(
      @Nullable String site, @Nullable List<String> sites, String reader) {
    return new ListClips(50, null, site, null, null, null, Order.TIME, sites, reader);
  }

  @Test
  void showsOnlyOnesOwnStreamsOnAnAgent() {
    assertThat(streams("viewer")).hasSize(1);
    assertThat(streams(STRANGER)).isEmpty();
  }

  @Test
  void saysOfWhatIsOfAnotherSiteWhatItSaysOfNothing() {
    HttpResponse<byte[]> foreign = rig.call(STRANGER, "GET", "/api/clips/" + CLIP, "");
    String none = "f".repeat(32);

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(Rig.text(rig.call(STRANGER, "GET", "/api/clips/" + none, "")))
        .isEqualTo(Rig.text(foreign).replace(CLIP, none));
    assertThat(Rig.text(rig.call(STRANGER, "PATCH", "/api/cameras/none", "{}")))
        .isEqualTo(
            Rig.text(rig.call(STRANGER, "PATCH", "/api/cameras/yard", "{}"))
                .replace("yard", "none"));
  }

  @Test
  void doesNotTellAStrangerThatAClipIsAboutToBegin() {
    rig.call("owner", "POST", "/api/cameras/yard/detections", "");
    rig.controlPlane.clips.remove(CLIP);

    assertThat(Rig.header(rig.get("/api/clips/" + CLIP), "Retry-After")).isEqualTo("1");
    assertThat(Rig.header(rig.call(STRANGER, "GET", "/api/clips/" + CLIP, ""), "Retry-After"))
        .isEmpty();
  }

  @Test
  void tellsEventsOnlyOfOnesSites() throws IOException {
    BufferedReader events = lines(listen(STRANGER));

    bus.publish(Addresses.REMOVED_CLIPS, new ClipRemoved(CLIP, "home"));
    bus.publish(
        Addresses.CHANGED_CAMERAS, new CameraChanged(ScriptedControlPlane.camera("yard", true)));
    bus.publish(Addresses.ALARMS, alarm("yard"));
    bus.publish(Addresses.ALARMS, alarm("till"));

    assertThat(next(events)).isEqualTo("event: alarm");
    assertThat(events.readLine()).contains("\"source\":\"till\"");
  }

  @Test
  void endsTheEventsOfWhoSignedOut() throws IOException {
    HttpResponse<InputStream> events = listen("viewer");

    rig.controlPlane.tokens.remove("viewer");

    assertThat(ending(events)).isCompletedWithValue(true);
  }

  @Test
  void endsTheEventsOfWhoseSitesChanged() throws IOException {
    HttpResponse<InputStream> events = listen(STRANGER);

    rig.controlPlane.sites.put(STRANGER, Map.of("home", Role.VIEWER, "shop", Role.OWNER));

    assertThat(ending(events)).isCompletedWithValue(true);
  }

  @Test
  void endsLivePicturesOfWhoIsNoMemberAnyMore() {
    WebSocket socket = rig.socket(STRANGER, "/api/cameras/till/live").await();

    rig.controlPlane.sites.put(STRANGER, Map.of());
    rig.now.set(STARTED.plusSeconds(2));

    rig.until(socket::isClosed);
    assertThat(socket.closeStatusCode()).isEqualTo((short) 4404);
  }

  @Test
  void endsLivePicturesOfACameraThatMovedToAnotherSite() {
    WebSocket socket = rig.socket(STRANGER, "/api/cameras/till/live").await();

    bus.publish(
        Addresses.CHANGED_CAMERAS,
        new CameraChanged(ScriptedControlPlane.cameraOf("home", "till")));

    rig.until(socket::isClosed);
  }

  @Test
  void letsLivePicturesGoOnWhileNobodyCanTell() {
    WebSocket socket = rig.socket("viewer", "/api/cameras/yard/live").await();
    int before = rig.controlPlane.unanswered();
    rig.controlPlane.silent = true;
    rig.now.set(STARTED.plusSeconds(2));

    rig.until(() -> rig.controlPlane.unanswered() > before + 2);

    assertThat(socket.isClosed()).isFalse();
    assertThat(rig.get("/api/clips").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsWhatGoesOnWhenNobodyCouldTellForHalfAMinute(boolean mute) {
    HttpResponse<InputStream> events = listen("viewer");
    int before = rig.controlPlane.unanswered();
    rig.controlPlane.gate = mute ? Promise.promise().future() : Future.succeededFuture();
    rig.controlPlane.silent = true;
    rig.now.set(STARTED.plusSeconds(2));
    rig.until(() -> rig.controlPlane.unanswered() > before);

    assertThat(ending(events, STARTED.plusSeconds(33))).isCompletedWithValue(true);
  }

  private Alarm alarm(String source) {
    return new Alarm(source, Kind.CAMERA_BLACK, true, "it is black", STARTED);
  }

  private List<String> ids(String who, String path) {
    return Rig.array(rig.call(who, "GET", path, "")).stream()
        .map(it -> ((JsonObject) it).getString("id"))
        .toList();
  }

  private JsonArray streams(String who) {
    return Rig.array(rig.call(who, "GET", "/api/agents", ""))
        .getJsonObject(0)
        .getJsonArray("streams");
  }

  private HttpResponse<InputStream> listen(String who) {
    return rig.open(Rig.as(who, rig.request("GET", "/api/events", "")));
  }

  /** Whether it ended once some time had passed. */
  private CompletableFuture<Boolean> ending(HttpResponse<InputStream> answer) {
    return ending(answer, STARTED.plusSeconds(2));
  }

  private CompletableFuture<Boolean> ending(HttpResponse<InputStream> answer, Instant later) {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> ended.complete(isEnded(answer)));
    rig.now.set(later);
    rig.until(ended::isDone);
    return ended;
  }

  private static boolean isEnded(HttpResponse<InputStream> answer) {
    try {
      answer.body().readAllBytes();
      return true;
    } catch (IOException reset) {
      return true;
    }
  }

  private static BufferedReader lines(HttpResponse<InputStream> events) {
    return new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader events) throws IOException {
    String line = events.readLine();
    return line.startsWith("event:") ? line : next(events);
  }
}
