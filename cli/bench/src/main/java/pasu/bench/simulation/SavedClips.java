package pasu.bench.simulation;

import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipSaved;

/** Sees on the bus which clips agents have saved, and how late. Thread-safe. */
final class SavedClips {

  private record Saved(Clip clip, Duration late) {}

  private final Map<String, Saved> clips = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final InstantSource clock;

  SavedClips(InstantSource clock) {
    this.clock = clock;
  }

  <T> void note(DeliveryContext<T> passing) {
    if (passing.body() instanceof ClipSaved saved) {
      Clip clip = saved.clip();
      Instant end = clip.startedAt().plusMillis(clip.durationMs());
      Saved first = new Saved(clip, Duration.between(end, clock.instant()));
      if (clips.putIfAbsent(clip.id(), first) == null) {
        news.release();
      }
    }
    passing.next();
  }

  /** Waits for so many. */
  void await(int count, Duration patience) throws InterruptedException {
    news.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  int count() {
    return clips.size();
  }

  long sum(ToLongFunction<Clip> figure) {
    return clips.values().stream().map(Saved::clip).mapToLong(figure).sum();
  }

  double worstLateSeconds() {
    return clips.values().stream().mapToLong(saved -> saved.late.toMillis()).max().orElse(0) / 1e3;
  }
}
