package pasu.bench.browser;

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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;

/** A Chromium or a page of it, over its DevTools protocol: what is asked is waited for. */
public final class DevTools implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;

  private DevTools(HttpClient http, URI page) {
    socket = http.newWebSocketBuilder().buildAsync(page, new Ear()).join();
  }

  static DevTools connect(HttpClient http, URI page) {
    return new DevTools(http, page);
  }

  /** Has the browser do something; fails with its own words where it does not. */
  public JsonObject call(String method, JsonObject parameters) {
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
  public @Nullable Object evaluate(String expression) {
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

  /** Has somebody told of every event of a kind from now on, one after the other. */
  public void listen(String method, Consumer<JsonObject> listener) {
    listeners.put(method, listener);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void hear(JsonObject message) {
    Consumer<JsonObject> listener = listeners.get(message.getString("method", ""));
    if (listener != null) {
      listener.accept(message.getJsonObject("params"));
    }
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
