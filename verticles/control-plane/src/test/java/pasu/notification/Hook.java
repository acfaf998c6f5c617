package pasu.notification;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receives what a webhook is told. */
public final class Hook {

  /** One request. */
  public record Received(JsonObject body, String text, String timestamp, String signature) {}

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final int port;
  private volatile int status = 200;

  private Hook(Vertx vertx) {
    port =
        vertx
            .createHttpServer()
            .requestHandler(this::receive)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
  }

  public static Hook start(Vertx vertx) {
    return new Hook(vertx);
  }

  public String url() {
    return "http://127.0.0.1:%d/hook".formatted(port);
  }

  /** Answers so from now on. */
  void answer(int other) {
    status = other;
  }

  public Received next() throws InterruptedException {
    @Nullable Received next = received.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was told");
    }
    return next;
  }

  private void receive(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              received.add(
                  new Received(
                      body.toJsonObject(),
                      body.toString(),
                      String.valueOf(request.getHeader("Pasu-Timestamp")),
                      String.valueOf(request.getHeader("Pasu-Signature"))));
              request.response().setStatusCode(status).end();
            });
  }
}
