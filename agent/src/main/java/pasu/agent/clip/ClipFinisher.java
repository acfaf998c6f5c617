package pasu.agent.clip;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.Durable;
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
  private final ClipsAtWork atWork;

  /**
   * @param isRecording whether a clip, by id, is recorded again: then it is finished again later
   */
  ClipFinisher(
      VideoMaker videos,
      ClipReports reports,
      QuietThreads threads,
      ClipsAtWork atWork,
      Predicate<String> isRecording) {
    this.videos = videos;
    this.reports = reports;
    this.threads = threads;
    this.atWork = atWork;
    this.isRecording = isRecording;
  }

  /** Finishes a clip that the catalog has. Thread-safe. */
  Future<Void> finish(ClipFolder folder, ClipDocument saved, boolean intact) {
    return atWork.during(
        saved.clip().id(),
        () ->
            threads
                .run(() -> make(folder, saved, intact))
                .compose(
                    made -> isRecording.test(made.clip().id()) ? done() : publish(folder, made))
                .onFailure(failure -> note(saved.clip(), failure)));
  }

  private ClipDocument make(ClipFolder folder, ClipDocument saved, boolean intact)
      throws IOException {
    Clip clip = saved.clip();
    boolean isReady = !isRecording.test(clip.id()) && isMade(folder, saved) && intact;
    Clip.State state = isReady ? Clip.State.READY : Clip.State.INCOMPLETE;
    return saved.with(clip.withState(state), saved.missing());
  }

  private boolean isMade(ClipFolder folder, ClipDocument saved) throws IOException {
    Fence fence = Fence.of(folder, saved);
    fence.pass();
    try {
      new PartMerge(folder, fence.epoch()).run();
      makeVideo(folder, fence);
      return true;
    } catch (FencedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      log.warn(
          "no video camera={} clip={} error=\"{}\"", fence.camera(), folder.id(), e.toString());
      return false;
    }
  }

  /** Under a name of its own until it is whole: another epoch's finisher may be at work too. */
  private void makeVideo(ClipFolder folder, Fence fence) throws IOException {
    Path made = folder.path().resolve("video.%d.mp4".formatted(fence.epoch()));
    try {
      videos.write(FrameIndex.read(folder).frames(), made);
      fence.pass();
      Files.move(made, folder.video(), StandardCopyOption.ATOMIC_MOVE);
      Durable.folder(folder.path());
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private Future<Void> publish(ClipFolder folder, ClipDocument made) {
    return reports
        .report(new ClipReady(made.clip(), made.newestEpoch()))
        .compose(
            _ -> threads.run(() -> conclude(folder, made)),
            failure -> threads.run(() -> refused(folder, made.clip(), failure)));
  }

  private @Nullable Void refused(ClipFolder folder, Clip clip, Throwable failure)
      throws IOException {
    if (ClipReports.isRemoval(failure)) {
      log.info("clip was removed camera={} clip={}", clip.camera(), clip.id());
      folder.remove();
    }
    return null;
  }

  private @Nullable Void conclude(ClipFolder folder, ClipDocument made) throws IOException {
    Fence.of(folder, made).pass();
    made.write(folder);
    Clip clip = made.clip();
    log.info(
        "clip finished camera={} clip={} state={} frames={} missing={}",
        clip.camera(),
        clip.id(),
        clip.state(),
        clip.frames(),
        clip.missing());
    return null;
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  private static void note(Clip clip, Throwable failure) {
    if (failure instanceof RejectedExecutionException) { // As always when an agent is stopped.
      log.info("clip left for the next start camera={} clip={}", clip.camera(), clip.id());
      return;
    }
    log.warn(
        "clip left for the next start camera={} clip={} error=\"{}\"",
        clip.camera(),
        clip.id(),
        failure.toString());
  }
}
