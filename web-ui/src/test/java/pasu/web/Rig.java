package pasu.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import pasu.protocol.BusMessages;
import pasu.web.live.LivePace;

/** A gateway on a real Vert.x and a free port, with a scripted control plane behind it. */
final class Rig {

  static final LivePace QUICK =
      new LivePace(
          Duration.ofMillis(50),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(2));

  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int LARGEST = 4 * 1024 * 1024;

  final Vertx vertx;
  final ScriptedControlPlane controlPlane;
  final AtomicReference<Instant> now = new AtomicReference<>(ScriptedControlPlane.STARTED);
  final Path clips;
  final int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocketClient sockets;

  private Rig(Vertx vertx, Path clips, ScriptedControlPlane controlPlane) {
    this.vertx = vertx;
    this.clips = clips;
    this.controlPlane = controlPlane;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxMessageSize(LARGEST).setMaxFrameSize(LARGEST));
    GatewayVerticle gateway =
        new GatewayVerticle(new GatewayOptions(0, clips), QUICK, LOOK, now::get);
    vertx.deployVerticle(gateway).await();
    this.port = gateway.port();
  }

  static Rig start(Vertx vertx, Path clips) {
    BusMessages.registerCodecs(vertx.eventBus());
    return new Rig(vertx, clips, new ScriptedControlPlane(vertx).start());
  }

  /** Without anybody on the bus. */
  static Rig alone(Vertx vertx, Path clips) {
    BusMessages.registerCodecs(vertx.eventBus());
    return new Rig(vertx, clips, new ScriptedControlPlane(vertx));
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send(as("viewer", request("GET", path, ""), headers));
  }

  HttpResponse<byte[]> call(String who, String method, String path, String body) {
    return send(as(who, request(method, path, body)));
  }

  HttpRequest.Builder request(String method, String path, String body) {
    BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .method(method, content);
  }

  static HttpRequest.Builder as(String who, HttpRequest.Builder request, String... headers) {
    if (!who.isEmpty()) {
      request.header("Authorization", "Bearer " + who);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Sends, and reads to the end unless the answer has none. */
  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return await(http.sendAsync(request.build(), BodyHandlers.ofByteArray()));
  }

  HttpResponse<java.io.InputStream> open(HttpRequest.Builder request) {
    return await(http.sendAsync(request.build(), BodyHandlers.ofInputStream()));
  }

  Future<WebSocket> socket(WebSocketConnectOptions wishes) {
    return sockets.connect(wishes);
  }

  Future<WebSocket> socket(String who, String path) {
    return socket(
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path)
            .addHeader("Authorization", "Bearer " + who));
  }

  static JsonObject json(HttpResponse<byte[]> response) {
    return new JsonObject(text(response));
  }

  static JsonArray array(HttpResponse<byte[]> response) {
    return new JsonArray(text(response));
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Lets the world go on until it is so. */
  void until(BooleanSupplier isSo) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it never became so");
      }
      vertx.timer(5).await();
    }
  }

  private static <T> T await(java.util.concurrent.CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new java.io.UncheckedIOException(new IOException(e));
    }
  }
}
