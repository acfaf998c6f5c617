package pasu.agent.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * Writes every clip of one agent, on one platform thread of its own: file systems block, and one
 * thread needs no locks.
 *
 * <p>What may wait is bounded by bytes. A failure concerns one clip, is told to the {@link Disk},
 * and is tried again for as long as the agent runs; meanwhile nothing of it is called durable.
 */
final class ClipWriter {

  /** The last that is done with a clip. */
  @FunctionalInterface
  private interface Parting {
    void run() throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(ClipWriter.class);

  private final ClipOptions options;
  private final Disk disk;
  private final LongSupplier nanoClock;
  private final ByteBudget budget;
  private final LinkedBlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
  private final Map<ClipRecorder, SyncPace> open = new LinkedHashMap<>();
  private final Promise<Void> stopped = Promise.promise();
  private boolean stopping;

  ClipWriter(String agent, ClipOptions options, Disk disk, LongSupplier nanoClock) {
    this.options = options;
    this.disk = disk;
    this.nanoClock = nanoClock;
    this.budget = new ByteBudget(options.queueBytes());
    Thread.ofPlatform().name("pasu-clips-" + agent).daemon().start(this::run);
  }

  ByteBudget budget() {
    return budget;
  }

  /** Makes the clip's folder and files, so that its first frame finds them. */
  void open(ClipRecorder clip) {
    change(clip, () -> {});
  }

  /** Takes a frame; false when too much waits. Thread-safe, as are all others here. */
  boolean offer(ClipRecorder clip, Frame frame) {
    boolean isTaken = budget.take(frame);
    if (isTaken) {
      change(clip, () -> clip.append(frame));
    }
    return isTaken;
  }

  void manifest(ClipRecorder clip, Manifest manifest) {
    change(clip, () -> clip.manifest(manifest));
  }

  void end(ClipRecorder clip) {
    change(clip, clip::end);
  }

  /** The clip is another writer's by now. */
  void leave(ClipRecorder clip) {
    steps.add(() -> letGo(clip, clip::leave));
  }

  void abandon(ClipRecorder clip) {
    steps.add(() -> letGo(clip, clip::abandon));
  }

  /** Completes once what waits now was written, or could not be, and the thread has ended. */
  Future<Void> stop() {
    steps.add(() -> stopping = true);
    return stopped.future();
  }

  private void change(ClipRecorder clip, Runnable change) {
    steps.add(
        () -> {
          change.run();
          pace(clip).want(nanoClock.getAsLong());
        });
  }

  private void run() {
    while (!stopping) {
      takeStep();
      workOnWhatIsDue();
    }
    open.forEach(this::work);
    stopped.complete();
  }

  private void takeStep() {
    try {
      Runnable step = steps.poll(nanosLeft(), TimeUnit.NANOSECONDS);
      if (step != null) {
        step.run();
      }
    } catch (InterruptedException _) {
      stopping = true;
    } catch (RuntimeException e) {
      log.error("clip step failed error=\"{}\"", e.getMessage(), e);
    }
  }

  private long nanosLeft() {
    long now = nanoClock.getAsLong();
    return open.values().stream()
        .mapToLong(pace -> pace.nanosLeft(now))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void workOnWhatIsDue() {
    for (Map.Entry<ClipRecorder, SyncPace> clip : open.entrySet()) {
      if (clip.getValue().nanosLeft(nanoClock.getAsLong()) <= 0) {
        work(clip.getKey(), clip.getValue());
      }
    }
    open.keySet().removeIf(ClipRecorder::isOver);
  }

  private void work(ClipRecorder clip, SyncPace pace) {
    try {
      settle(pace, clip.work());
      worked(clip);
    } catch (IOException | RuntimeException e) {
      failed(clip, e);
      pace.again(nanoClock.getAsLong(), options.retryInterval().toNanos());
    }
  }

  private void failed(ClipRecorder clip, Exception failure) {
    if (disk.failed(clip.id(), failure)) {
      log.warn("clip cannot be written clip={} error=\"{}\"", clip.id(), failure.toString());
    }
  }

  private void worked(ClipRecorder clip) {
    if (disk.worked(clip.id())) {
      log.info("clip can be written again clip={}", clip.id());
    }
  }

  private void settle(SyncPace pace, int durable) {
    if (durable == 0) {
      pace.idle();
    } else {
      pace.done(nanoClock.getAsLong());
    }
  }

  private void letGo(ClipRecorder clip, Parting parting) {
    open.remove(clip);
    disk.worked(clip.id());
    try {
      parting.run();
    } catch (IOException e) {
      log.warn("clip's rest cannot be removed clip={} error=\"{}\"", clip.id(), String.valueOf(e));
    }
  }

  private SyncPace pace(ClipRecorder clip) {
    return open.computeIfAbsent(
        clip, _ -> new SyncPace(options.syncInterval().toNanos(), nanoClock.getAsLong()));
  }
}
