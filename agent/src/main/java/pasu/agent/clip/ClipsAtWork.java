package pasu.agent.clip;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Which clips something is done with that ends by itself, by id. Thread-safe. */
final class ClipsAtWork {

  private final Map<String, Integer> works = new ConcurrentHashMap<>();

  /** Counts a clip as at work while this lasts, and is not yet over for other reasons. */
  <T> Future<T> during(String clip, Supplier<Future<T>> work) {
    works.merge(clip, 1, Integer::sum);
    return work.get()
        .onComplete(_ -> works.computeIfPresent(clip, (_, count) -> count == 1 ? null : count - 1));
  }

  Set<String> ids() {
    return Set.copyOf(works.keySet());
  }
}
