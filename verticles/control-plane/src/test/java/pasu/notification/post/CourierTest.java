package pasu.notification.post;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.control.Samples;
import pasu.protocol.Refusal;

@ExtendWith(VertxExtension.class)
class CourierTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private int port;
  private Courier courier;

  @BeforeEach
  void start(Vertx vertx) {
    HttpServerOptions plain = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    HttpServer server = vertx.createHttpServer(plain).requestHandler(this::answer);
    port = server.listen(0, "127.0.0.1").await().actualPort();
    courier =
        new Courier(
            vertx,
            null,
            host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
            () -> Samples.NOON);
  }

  private void answer(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    asked.add(path);
    switch (path) {
      case "/elsewhere" ->
          request.response().setStatusCode(307).putHeader("Location", "/taken").end();
      case "/busy" -> request.response().setStatusCode(429).putHeader("Retry-After", "0").end();
      case "/closed" ->
          request.response().setStatusCode(503).putHeader("Retry-After", "3600").end();
      case "/hangs" -> {}
      default -> request.response().setStatusCode(201).end();
    }
  }

  @Test
  void posts() {
    assertThat(post("/taken", false).isTaken()).isTrue();
  }

  @Test
  void followsNoRedirect() {
    assertThat(post("/elsewhere", false).status()).isEqualTo(307);
    assertThat(asked).containsExactly("/elsewhere");
  }

  @Test
  void triesThreeTimesWhereItIsAskedTo() {
    assertThat(post("/busy", false).status()).isEqualTo(429);
    assertThat(asked).hasSize(3);
  }

  @Test
  void givesUpWhereItWouldHaveToWaitForLong() {
    assertThat(post("/closed", false).status()).isEqualTo(503);
    assertThat(asked).hasSize(1);
  }

  @Test
  void sendsNothingAbroadToAPrivateAddress() {
    assertThatThrownBy(() -> post("/taken", true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("private network");
    assertThat(asked).isEmpty();
  }

  @Test
  void goesOnWhileOneHangs() {
    var hanging = courier.post(letter("/hangs", false));

    assertThat(post("/taken", false).isTaken()).isTrue();
    assertThat(hanging.isComplete()).isFalse();
  }

  private Receipt post(String path, boolean abroad) {
    try {
      return courier.post(letter(path, abroad)).await(20, SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private Letter letter(String path, boolean abroad) {
    URI to = URI.create("http://push.example:%d%s".formatted(port, path));
    return new Letter(to, Map.of(), Buffer.buffer("hello"), abroad);
  }
}
