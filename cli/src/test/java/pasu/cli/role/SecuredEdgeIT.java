package pasu.cli.role;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.cli.client.TokenFile;
import pasu.measure.ChildJvm;

/** A Pasu that speaks https with a certificate of its own, and edges elsewhere, as processes. */
@Timeout(300)
class SecuredEdgeIT {

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private ChildJvm up;
  private URI server;

  @BeforeEach
  void start() throws IOException {
    up = up(0);
    server = address();
  }

  @AfterEach
  void stop() {
    up.close();
    vertx.close().await();
  }

  @Test
  void letsInNobodyButTheEdgeWithTheCodeAndKnowsNoOtherServerAfterwards() throws Exception {
    String code = invited("gate");
    assertThat(enrol(code.substring(0, code.length() - 1) + other(code)).err())
        .contains("is not the server that the code is of");

    try (ChildJvm enrol = Roles.alone(edgeLine("enrol"))) {
      enrol.type(code);
      assertThat(enrol.awaitLine("edge now")).contains("camera gate", "and the key of " + server);
    }
    assertThat(Files.readString(folder.resolve("edge/edge.secret"))).contains("sha256/");
    try (ChildJvm edge = edge()) {
      edge.awaitLine("gate ready");
      until(() -> camera("gate").getBoolean("online"));
      assertThat(ask("cameras", "set", "gate", "--site", "shop").out()).contains("stands in shop");
      until(() -> camera("gate").getValue("clockOffsetMs") != null);
      assertThat(camera("gate").getLong("clockOffsetMs")).isBetween(-10_000L, 10_000L);
      recordsAClip();
    }
    int port = server.getPort();
    up.stop();
    deleteKey();
    up = up(port);
    server = address();
    try (ChildJvm edge = edge()) {
      edge.awaitLine("has another key than when this edge was enrolled");
    }
    assertThat(enrol(invited("gate")).out()).contains("and the key of");
    try (ChildJvm edge = edge()) {
      until(() -> camera("gate").getBoolean("online"));
      endsOnceItIsRevoked(edge);
    }
  }

  @Test
  void voidsACodeAfterFiveWrongOnes() {
    String code = invited("gate");
    String wrong = code.replaceFirst("^(.{13}).", "$1" + other(code.substring(0, 14)));
    for (int i = 0; i < 5; i++) {
      assertThat(enrol(wrong).err()).contains("never was one");
    }

    assertThat(enrol(code).err()).contains("ask for another with ./pasu cameras add");
  }

  private void recordsAClip() {
    assertThat(ask("detect", "gate").exitStatus()).isZero();
    until(
        () ->
            clips().stream()
                .anyMatch(
                    clip ->
                        clip.getString("state").equals("ready")
                            && clip.getInteger("missing") == 0
                            && clip.getInteger("frames") > 0));
  }

  /** Its stream, a live view of it, and its link; how soon, {@code bench revocation} says. */
  private void endsOnceItIsRevoked(ChildJvm edge) throws Exception {
    Promise<Buffer> seen = Promise.promise();
    Promise<Void> ended = Promise.promise();
    WebSocketClient client = vertx.createWebSocketClient(trusting());
    client
        .connect(
            new WebSocketConnectOptions()
                .setSsl(true)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI("/api/cameras/gate/live")
                .addHeader("Authorization", "Bearer " + TokenFile.read(token())))
        .onSuccess(
            socket -> socket.binaryMessageHandler(seen::tryComplete).closeHandler(ended::complete))
        .await();
    seen.future().await(60, SECONDS);
    until(() -> streaming().contains("gate"));

    ask("cameras", "revoke", "gate");

    ended.future().await(60, SECONDS);
    edge.awaitLine("gate was revoked");
    until(() -> !streaming().contains("gate"));
    assertThat(cameras()).extracting(camera -> camera.getString("id")).doesNotContain("gate");
    assertThat(clips()).isNotEmpty();
  }

  private ChildJvm up(int port) throws IOException {
    return Roles.alone(
        "up",
        "--tls",
        "--port=" + port,
        "--clip-length=2s",
        "--pre-roll=1s",
        "--data=" + folder.resolve("data"));
  }

  /** Where it is, once it is there. */
  private URI address() throws IOException {
    return URI.create(up.awaitLine("Pasu keeps watch at ").replaceFirst(".* ", ""));
  }

  private ChildJvm edge() throws IOException {
    return Roles.alone(
        "edge",
        "--camera=gate=scene:320x240@10,manual:",
        "--clip-length=2s",
        "--pre-roll=1s",
        "--data=" + folder.resolve("edge"));
  }

  private String[] edgeLine(String... words) {
    List<String> line = new ArrayList<>(List.of("edge"));
    line.addAll(List.of(words));
    line.addAll(List.of("--server=" + server, "--data=" + folder.resolve("edge")));
    return line.toArray(String[]::new);
  }

  private Run enrol(String code) {
    return Run.of(edgeLine("enrol", code));
  }

  /** A code, as the command prints it. */
  private String invited(String camera) {
    return new JsonObject(ask("cameras", "add", camera, "--json").out()).getString("code");
  }

  private JsonObject camera(String id) {
    return cameras().stream()
        .filter(camera -> camera.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> cameras() {
    return list(ask("cameras", "--json"));
  }

  /** Of which cameras agents take streams. */
  private List<String> streaming() {
    return list(ask("agents", "--json")).stream()
        .flatMap(agent -> agent.getJsonArray("streams").stream())
        .map(stream -> ((JsonObject) stream).getString("camera"))
        .toList();
  }

  private List<JsonObject> clips() {
    return list(ask("clips", "--json"));
  }

  private static List<JsonObject> list(Run run) {
    return new JsonArray(run.out()).stream().map(JsonObject.class::cast).toList();
  }

  private Run ask(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--server", server.toString(), "--token-file", token().toString()));
    return Run.of(line.toArray(String[]::new));
  }

  private Path token() {
    return folder.resolve("data/admin.token");
  }

  private WebSocketClientOptions trusting() {
    return new WebSocketClientOptions()
        .setMaxFrameSize(1 << 22)
        .setMaxMessageSize(1 << 22)
        .setTrustOptions(
            new PemTrustOptions().addCertPath(folder.resolve("data/tls/certificate.pem") + ""));
  }

  private void deleteKey() throws IOException {
    Files.delete(folder.resolve("data/tls/key.pem"));
  }

  /** Another symbol than the last of these. */
  private static String other(String symbols) {
    return symbols.endsWith("7") ? "8" : "7";
  }

  private void until(BooleanSupplier isSo) {
    long deadline = System.nanoTime() + SECONDS.toNanos(120);
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it never became so");
      }
      vertx.timer(200).await();
    }
  }
}
