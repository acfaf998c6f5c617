package pasu.agent.clip;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;

/**
 * Makes the MP4 of each saved clip and says when it is ready.
 *
 * <p>{@code clip.json} is final only after the catalog knows: a crash in between makes recovery say
 * it again.
 */
final class ClipFinisher {

  private static final Logger log = LoggerFactory.getLogger(ClipFinisher.class);

  private final VideoMaker videos;
  private final ClipReports reports;
  private final QuietThreads threads;
  private final Predicate<String> isRecording;
  private final AtomicInteger atWork = new AtomicInteger();

  /**
   * @param isRecording whether a clip, by id, is recorded again: then it is finished again later
   */
  ClipFinisher(
      VideoMaker videos, ClipReports reports, QuietThreads threads, Predicate<String> isRecording) {
    this.videos = videos;
    this.reports = reports;
    this.threads = threads;
    this.isRecording = isRecording;
  }

  /** How many clips are on their way through here. Thread-safe. */
  int atWork() {
    return atWork.get();
  }

  /** Finishes a clip that the catalog has. Thread-safe. */
  Future<Void> finish(ClipFolder folder, ClipSaved saved, boolean intact) {
    atWork.incrementAndGet();
    return threads
        .run(() -> make(folder, saved.clip(), intact))
        .compose(
            clip ->
                isRecording.test(clip.id())
                    ? done()
                    : publish(folder, new ClipReady(clip, saved.epoch())))
        .onFailure(failure -> note(saved.clip(), failure))
        .onComplete(_ -> atWork.decrementAndGet());
  }

  private Clip make(ClipFolder folder, Clip clip, boolean intact) {
    boolean isReady = !isRecording.test(clip.id()) && makeVideo(folder, clip) && intact;
    return clip.withState(isReady ? Clip.State.READY : Clip.State.INCOMPLETE);
  }

  private boolean makeVideo(ClipFolder folder, Clip clip) {
    try {
      videos.write(FrameIndex.read(folder).frames(), folder.video());
      return true;
    } catch (IOException | RuntimeException e) {
      log.warn("no video camera={} clip={} error=\"{}\"", clip.camera(), clip.id(), e.toString());
      return false;
    }
  }

  private Future<Void> publish(ClipFolder folder, ClipReady ready) {
    Clip clip = ready.clip();
    return reports
        .report(ready)
        .compose(
            _ -> threads.run(() -> conclude(folder, clip)),
            failure -> threads.run(() -> refused(folder, clip, failure)));
  }

  private @Nullable Void refused(ClipFolder folder, Clip clip, Throwable failure)
      throws IOException {
    if (ClipReports.isRemoval(failure)) {
      forget(folder, clip);
    }
    return null;
  }

  private @Nullable Void conclude(ClipFolder folder, Clip clip) throws IOException {
    ClipDocument document = ClipDocument.read(folder);
    document.with(clip, document.missing()).write(folder);
    log.info(
        "clip finished camera={} clip={} state={} frames={} missing={}",
        clip.camera(),
        clip.id(),
        clip.state(),
        clip.frames(),
        clip.missing());
    return null;
  }

  private static void forget(ClipFolder folder, Clip clip) throws IOException {
    log.info("clip was removed camera={} clip={}", clip.camera(), clip.id());
    folder.remove();
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private static void note(Clip clip, Throwable failure) {
    log.warn(
        "clip left for the next start camera={} clip={} error=\"{}\"",
        clip.camera(),
        clip.id(),
        failure.toString());
  }
}
