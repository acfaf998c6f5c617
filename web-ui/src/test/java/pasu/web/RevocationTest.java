package pasu.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.web.ScriptedControlPlane.CLIP;
import static pasu.web.ScriptedControlPlane.STARTED;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.clip.ClipFolder;

/**
 * Every kind of answer that goes on ends when its caller may no longer have it. How soon it does is
 * measured by {@code bench revocation}.
 */
@ExtendWith(VertxExtension.class)
class RevocationTest {

  private static final String ANN = "ann";

  private Rig rig;
  private ScriptedAgent agent;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) throws IOException {
    rig = Rig.start(vertx, clips);
    agent = new ScriptedAgent(vertx, rig.controlPlane);
    rig.controlPlane.sites.put(ANN, Map.of("home", Role.VIEWER));
    LargeClip.fill(ClipFolder.of(clips, CLIP));
  }

  @Test
  void endsAllThatGoesOnWhenItsSessionEnds() {
    Running running = begin();

    rig.controlPlane.sites.remove(ANN);

    assertAllEnds(running);
    assertThat(running.live.closeStatusCode()).isEqualTo((short) 4401);
  }

  @Test
  void endsAllThatGoesOnWhenAMemberIsRemoved() {
    Running running = begin();

    rig.controlPlane.sites.put(ANN, Map.of());

    assertAllEnds(running);
    assertThat(running.live.closeStatusCode()).isEqualTo((short) 4404);
  }

  @Test
  void endsAllThatGoesOnWhenARoleChanges() {
    Running running = begin();

    rig.controlPlane.sites.put(ANN, Map.of("home", Role.OWNER));

    assertAllEnds(running);
    assertThat(running.live.closeStatusCode()).isEqualTo((short) 4403);
  }

  @Test
  void endsLivePicturesOfACameraThatMovedButNoClipOfIt() throws IOException {
    Running running = begin();

    new Bus(rig.vertx.eventBus())
        .publish(
            Addresses.CHANGED_CAMERAS,
            new CameraChanged(ScriptedControlPlane.cameraOf("shop", "yard")));

    rig.until(() -> running.live.isClosed() && running.pictures.isDone());
    assertThat(running.events).isNotDone();
    assertThat(running.video.readAllBytes()).hasSize(LargeClip.BYTES);
    assertThat(running.frames.readAllBytes()).hasSize(LargeClip.BYTES);
  }

  @Test
  void endsTheLinkOfAnOperatorWhoIsOneNoMore() {
    WebSocket link = rig.socket("operator", "/link").await();

    rig.controlPlane.tokens.put("operator", Role.VIEWER);
    rig.now.set(STARTED.plusSeconds(2));

    rig.until(link::isClosed);
    assertThat(link.closeStatusCode()).isEqualTo((short) 4403);
  }

  @Test
  void obeysNobodyWhoGoesOnAfterTheEndOfTheirLink() throws IOException {
    List<Quit> quits = new CopyOnWriteArrayList<>();
    Bus bus = new Bus(rig.vertx.eventBus());
    bus.hear(Addresses.QUITS, quits::add).await();
    try (DeafSocket link = DeafSocket.open(rig.port, "/link", "operator")) {
      link.say(publish("yard"));
      rig.until(() -> !quits.isEmpty());
      rig.controlPlane.tokens.put("operator", Role.VIEWER);
      rig.now.set(STARTED.plusSeconds(2));
      link.awaitClose();

      link.say(publish("shelf"));
      link.awaitEnd();
    }

    bus.publish(Addresses.QUITS, new Quit("last", 1));
    rig.until(() -> quits.contains(new Quit("last", 1)));
    assertThat(quits).extracting(Quit::camera).containsExactly("yard", "last");
  }

  @Test
  void looksAfterAnAnswerThatMayBeOnTheWayUntilItsConnectionEnds() throws IOException {
    rig.socket("operator", "/api/events").await();
    try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), rig.port)) {
      caller
          .getOutputStream()
          .write(
              """
              GET /api/clips/%s/video.mp4 HTTP/1.1\r
              Host: 127.0.0.1\r
              Authorization: Bearer %s\r
              Range: bytes=0-99999\r
              \r
              """
                  .formatted(CLIP, ANN)
                  .getBytes(US_ASCII));
      caller.getInputStream().readNBytes(100_000);
      rig.until(() -> asksInSomeRounds() > 0);
    }

    rig.until(() -> asksInSomeRounds() == 0);
  }

  /** How often somebody is asked about while the operator is, three times. */
  private long asksInSomeRounds() {
    long before = asks(ANN);
    for (int i = 0; i < 3; i++) {
      long paces = asks("operator");
      rig.until(
          () -> {
            rig.now.set(rig.now.get().plusSeconds(1));
            return asks("operator") > paces;
          });
    }
    return asks(ANN) - before;
  }

  private long asks(String token) {
    return rig.controlPlane.asked(Authenticate.class).stream()
        .filter(asked -> asked.token().equals(token))
        .count();
  }

  private static String publish(String camera) {
    return "{\"op\":\"publish\",\"address\":\"pasu.quits\","
        + "\"body\":{\"type\":\"Quit\",\"camera\":\"%s\",\"epoch\":3}}".formatted(camera);
  }

  /** One of each kind; of the downloads nothing is read yet, so that they cannot be over. */
  private Running begin() {
    WebSocket live = rig.socket(ANN, "/api/cameras/yard/live").await();
    rig.until(() -> agent.connected() == 1);
    agent.send(1, 1, Buffer.buffer("a picture"));
    return new Running(
        live,
        rig.socket(ANN, "/api/events").await(),
        open("/api/clips/%s/video.mp4".formatted(CLIP), "Range", "bytes=0-"),
        open("/api/clips/%s/frames.mjpg".formatted(CLIP)),
        ending(open("/api/cameras/yard/live.mjpeg")),
        ending(open("/api/events")));
  }

  private InputStream open(String path, String... headers) {
    HttpRequest.Builder request = rig.request("GET", path, "");
    HttpResponse<InputStream> answer = rig.open(Rig.as(ANN, request, headers));
    assertThat(answer.statusCode()).isBetween(200, 206);
    return answer.body();
  }

  /** Those begun before the events are asked about before them. */
  private void assertAllEnds(Running running) {
    rig.now.set(STARTED.plusSeconds(2));
    rig.until(() -> running.events.isDone() && running.pictures.isDone());
    rig.until(() -> running.live.isClosed() && running.told.isClosed());
    assertThat(running.told.closeStatusCode()).isBetween((short) 4401, (short) 4404);
    assertThatThrownBy(running.video::readAllBytes).isInstanceOf(IOException.class);
    assertThatThrownBy(running.frames::readAllBytes).isInstanceOf(IOException.class);
  }

  /** Reads to the end, whichever it is. */
  private static CompletableFuture<Void> ending(InputStream answer) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (answer) {
                answer.transferTo(OutputStream.nullOutputStream());
              } catch (IOException reset) {
                // That, too, is an end.
              }
              ended.complete(null);
            });
    return ended;
  }

  private record Running(
      WebSocket live,
      WebSocket told,
      InputStream video,
      InputStream frames,
      CompletableFuture<Void> pictures,
      CompletableFuture<Void> events) {}
}
