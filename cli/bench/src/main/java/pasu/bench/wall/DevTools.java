package pasu.bench.wall;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;

/** A page of a Chromium, over its DevTools protocol: what is asked is waited for. */
final class DevTools implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;

  private DevTools(HttpClient http, URI page) {
    socket = http.newWebSocketBuilder().buildAsync(page, new Ear()).join();
  }

  static DevTools connect(HttpClient http, URI page) {
    return new DevTools(http, page);
  }

  /** Has the browser do something; fails with its own words where it does not. */
  JsonObject call(String method, JsonObject parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    asked.put(id, answer);
    JsonObject message =
        new JsonObject().put("id", id).put("method", method).put("params", parameters);
    socket.sendText(message.encode(), true).join();
    JsonObject said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (said.containsKey("error")) {
      throw CommandFailure.failed("Chromium refuses %s: %s".formatted(method, said.encode()));
    }
    return said.getJsonObject("result");
  }

  /** What an expression is in the page, as far as JSON can say; null for what is undefined. */
  @Nullable Object evaluate(String expression) {
    JsonObject result =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (result.containsKey("exceptionDetails")) {
      throw CommandFailure.failed("the page fails: " + result.encode());
    }
    return result.getJsonObject("result").getValue("value");
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void hear(JsonObject message) {
    CompletableFuture<JsonObject> waiting = asked.remove(message.getInteger("id", 0));
    if (waiting != null) {
      waiting.complete(message);
    }
  }

  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(new JsonObject(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
