package pasu.bench.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What came over a page's line, as its browser tells it. Thread-safe. */
final class Traffic {

  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Map<String, Long> bytes = new ConcurrentHashMap<>();
  private volatile long heardNanos = System.nanoTime();

  /** {@code Network.responseReceived}. */
  void answered(JsonObject event) {
    types.put(event.getString("requestId"), event.getString("type"));
    heardNanos = System.nanoTime();
  }

  /** {@code Network.loadingFinished}: its bytes are those on the line, with headers. */
  void finished(JsonObject event) {
    bytes.put(event.getString("requestId"), event.getNumber("encodedDataLength").longValue());
    heardNanos = System.nanoTime();
  }

  /** For how long nothing has come. */
  Duration silentFor() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /** Of everything but pictures. */
  long bytes() {
    return sum(false);
  }

  long pictureBytes() {
    return sum(true);
  }

  private long sum(boolean pictures) {
    return bytes.entrySet().stream()
        .filter(it -> "Image".equals(types.get(it.getKey())) == pictures)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
