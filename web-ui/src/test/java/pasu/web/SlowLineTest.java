package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.web.ScriptedControlPlane.CLIP;
import static pasu.web.ScriptedControlPlane.STARTED;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraChanged;
import pasu.protocol.clip.ClipFolder;
import pasu.web.tls.IdentitySource;
import pasu.web.tls.OwnCertificate;

/**
 * What is on the way to somebody who is shut out is dropped, however slow their line. It stands
 * while they are shut out; what comes through when it moves again is counted.
 */
@ExtendWith(VertxExtension.class)
class SlowLineTest {

  private static final String ANN = "ann";
  private static final String LIVE = "/api/cameras/yard/live";
  private static final String EVENTS = "/api/events";
  private static final String VIDEO = "/api/clips/%s/video.mp4".formatted(CLIP);
  private static final String FRAMES = "/api/clips/%s/frames.mjpg".formatted(CLIP);

  /** Together more than is anywhere between gateway and line. */
  private static final int PICTURES = 60;

  private static final int PICTURE_BYTES = 100_000;

  /** What the line's own end may hold, and some; the gateway's kernel holds twice that. */
  private static final long LITTLE_BYTES = 200_000;

  @TempDir private Path folder;
  private final List<StandingLine> lines = new ArrayList<>();
  private Rig rig;
  private ScriptedAgent agent;

  @BeforeEach
  void start(Vertx vertx) throws IOException {
    rig = Rig.start(vertx, folder);
    agent = new ScriptedAgent(vertx, rig.controlPlane);
    rig.controlPlane.sites.put(ANN, Map.of("home", Role.VIEWER));
    LargeClip.fill(ClipFolder.of(folder, CLIP));
  }

  @AfterEach
  void close() {
    lines.forEach(StandingLine::close);
  }

  @Test
  void dropsWhatIsOnTheWayToWhoIsShutOut() throws InterruptedException {
    WebSocket quick = rig.socket("operator", LIVE).await();
    AtomicInteger seen = new AtomicInteger();
    quick.binaryMessageHandler(_ -> seen.incrementAndGet());
    rig.until(() -> agent.connected() == 1);
    show(1, seen);
    HttpClient client = HttpClient.newHttpClient();
    for (String path : List.of(VIDEO, FRAMES, LIVE + ".mjpeg")) {
      begun(Asked.of(client, uri("http", line(rig.port), path), ANN));
    }
    watch(client, line(rig.port));
    lines.forEach(StandingLine::stand);
    StandingLine standing = line(rig.port);
    standing.stand();
    Asked.of(client, uri("http", standing, VIDEO), ANN, "Range", "bytes=0-299999");
    for (int i = 2; i < PICTURES; i++) {
      show(i, seen);
    }
    quick.close().await();
    WebSocket events = rig.socket(ANN, EVENTS).await();

    rig.controlPlane.sites.remove(ANN);
    rig.now.set(STARTED.plusSeconds(2));

    rig.until(() -> events.isClosed() && agent.connected() == 0);
    for (StandingLine line : lines) {
      line.move();
      line.awaitEnd();
    }
    assertThat(lines).extracting(StandingLine::passedBytes).allMatch(it -> it < LITTLE_BYTES);
  }

  @Test
  void dropsItOverTlsTooAndLetsOthersOnTheSameConnectionGoOn() throws Exception {
    OwnCertificate certificate = new OwnCertificate(folder.resolve("tls"), List.of("127.0.0.1"));
    int port = deploy(certificate);
    HttpClient.Builder clients =
        HttpClient.newBuilder().sslContext(Trust.in(certificate.current(STARTED).certificate()));
    HttpClient newer = clients.build();
    HttpClient older = clients.version(Version.HTTP_1_1).build();
    StandingLine shared = line(port);
    StandingLine own = line(port);
    Asked other = begun(Asked.of(newer, uri("https", shared, EVENTS), "operator"));
    begun(Asked.of(older, uri("https", own, VIDEO), ANN));
    lines.forEach(StandingLine::stand);
    Asked video = Asked.of(newer, uri("https", shared, VIDEO), ANN);
    Asked events = begun(Asked.of(older, uri("https", line(port), EVENTS), ANN));

    rig.controlPlane.sites.remove(ANN);

    rig.until(events.end()::isDone);
    lines.forEach(StandingLine::move);
    own.awaitEnd();
    rig.until(video.end()::isDone);
    assertThat(lines).extracting(StandingLine::passedBytes).allMatch(it -> it < LITTLE_BYTES);
    long before = other.bytes().get();
    new Bus(rig.vertx.eventBus())
        .publish(
            Addresses.CHANGED_CAMERAS,
            new CameraChanged(ScriptedControlPlane.cameraOf("shop", "yard")));
    rig.until(() -> other.bytes().get() > before);
  }

  /** A gateway that speaks https and has a clock that goes. */
  private int deploy(IdentitySource identity) {
    GatewayVerticle gateway =
        new GatewayVerticle(
            new GatewayOptions(GatewayOptions.LOOPBACK, 0, folder, identity, List.of(), null),
            Rig.QUICK,
            Duration.ofSeconds(10),
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), STARTED)));
    rig.vertx.deployVerticle(gateway).await();
    return gateway.port();
  }

  private StandingLine line(int port) {
    StandingLine line = new StandingLine(port);
    lines.add(line);
    return line;
  }

  private static Asked begun(Asked asked) {
    assertThat(asked.status().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(200);
    return asked;
  }

  private static void watch(HttpClient client, StandingLine line) {
    client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + ANN)
        .buildAsync(uri("ws", line, LIVE), new java.net.http.WebSocket.Listener() {})
        .join();
  }

  private static URI uri(String scheme, StandingLine line, String path) {
    return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, line.port(), path));
  }

  /** Shows everybody a picture who can see it. */
  private void show(int number, AtomicInteger seen) {
    agent.send(number, number * 1_000L, Buffer.buffer(new byte[PICTURE_BYTES]));
    rig.until(() -> seen.get() >= number);
  }
}
