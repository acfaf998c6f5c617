package pasu.agent.clip;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.agent.ingest.StreamSession;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.Refusal;
import pasu.protocol.clip.ClipFolder;

/** The clips that one agent records and finishes. Thread-safe. */
public final class Recordings {

  private static final Logger log = LoggerFactory.getLogger(Recordings.class);

  private final String agent;
  private final Path clips;
  private final Workshop workshop;
  private final QuietThreads pictures;
  private final QuietThreads videos;
  private final Map<String, Recording> underWay = new ConcurrentHashMap<>();
  private final ClipsAtWork atWork = new ClipsAtWork();
  private final Promise<Void> allOver = Promise.promise();
  private volatile boolean closing;

  /**
   * Starts the threads.
   *
   * @param agent names them, and who has the clips in hand
   * @param context where the catalog's answers arrive
   * @param nanoClock as {@code System.nanoTime()}
   */
  public Recordings(
      String agent,
      Path clips,
      ClipOptions options,
      VideoMaker video,
      PictureScaler scaler,
      Context context,
      LongSupplier nanoClock) {
    this.agent = agent;
    this.clips = clips;
    this.pictures = new QuietThreads("pasu-thumbnails-" + agent, 1);
    this.videos = new QuietThreads("pasu-videos-" + agent, options.finishers());
    Disk disk = new Disk(DiskSpace.of(clips), options.reserveBytes());
    ClipReports reports = new ClipReports(new Bus(context.owner().eventBus()), context);
    this.workshop =
        new Workshop(
            options,
            nanoClock,
            disk,
            new ClipWriter(agent, options, disk, nanoClock),
            reports,
            new Thumbnailer(scaler, options.thumbnailWidth(), pictures),
            new ClipFinisher(video, reports, videos, atWork, underWay::containsKey));
  }

  /** Where they are written to. */
  public Disk disk() {
    return workshop.disk();
  }

  /** Records a clip, or goes on with it where it is under way under this epoch already. */
  public Recording record(ClipOrder order, StreamSession session) {
    return underWay.compute(
        order.id(),
        (_, before) ->
            before != null && before.isUnder(order.epoch())
                ? before
                : create(order, session, before));
  }

  /**
   * Says which clips are in hand, of each being recorded how far it is, and ends those whose edge
   * says nothing more of them; for once a second.
   */
  public void mentionProgress() {
    underWay.values().forEach(Recording::endIfForgotten);
    underWay.values().forEach(Recording::mentionProgress);
    Set<String> inHand = inHand();
    if (!inHand.isEmpty()) {
      workshop.reports().name(new ClipsInHand(agent, List.copyOf(inHand)));
    }
  }

  /** How many clips are recorded, saved or finished now. */
  public int unfinished() {
    return inHand().size();
  }

  /** Tells the catalog of a clip that a crash left behind, and finishes it. */
  public Future<Void> finish(ClipRecovery.Recovered clip) {
    return atWork.during(
        clip.folder().id(),
        () ->
            workshop
                .reports()
                .report(clip.saved())
                .compose(_ -> pictures.run(() -> pictureOf(clip)))
                .compose(_ -> finishSaved(clip))
                .recover(failure -> videos.run(() -> forget(clip, failure))));
  }

  /**
   * Finishes a clip that another agent left behind, under a newer epoch (ADR 21).
   *
   * @throws Refusal with code 409 when it is in hand already
   */
  public void takeOver(FinishClip order) {
    if (inHand().contains(order.clip())) {
      throw Refusal.conflict("agent %s has clip %s in hand".formatted(agent, order.clip()));
    }
    log.info("clip taken over camera={} clip={}", order.camera(), order.clip());
    atWork
        .during(order.clip(), () -> videos.run(() -> found(order)).compose(this::finishFound))
        .onFailure(
            e -> log.warn("clip not taken over clip={} error=\"{}\"", order.clip(), e.toString()));
  }

  private Optional<ClipRecovery.Recovered> found(FinishClip order) throws IOException {
    ClipFolder folder = ClipFolder.of(clips, order.clip());
    return ClipRecovery.takeOver(folder, order.camera(), order.epoch());
  }

  private Future<Void> finishFound(Optional<ClipRecovery.Recovered> clip) {
    return clip.map(this::finish)
        .orElseGet(() -> Future.failedFuture("nothing of it is in " + clips));
  }

  private Future<Void> finishSaved(ClipRecovery.Recovered clip) {
    return workshop.finisher().finish(clip.folder(), clip.document(), clip.intact());
  }

  private Set<String> inHand() {
    Set<String> ids = new HashSet<>(atWork.ids());
    ids.addAll(underWay.keySet());
    return ids;
  }

  /**
   * Ends every clip and commits what can be committed within {@code patience}; MP4s not made by
   * then are left to {@link ClipRecovery}.
   */
  public Future<Void> close(Vertx vertx, Duration patience) {
    closing = true;
    underWay.values().forEach(Recording::end);
    completeWhenAllOver();
    Promise<Void> late = Promise.promise();
    vertx.setTimer(patience.toMillis(), _ -> late.complete());
    return firstOf(allOver.future(), late.future())
        .eventually(workshop.writer()::stop)
        .eventually(() -> firstOf(closeThreads(), late.future()));
  }

  private Future<Void> closeThreads() {
    return Future.all(pictures.close(), videos.close()).mapEmpty();
  }

  private static Future<Void> firstOf(Future<Void> one, Future<Void> other) {
    return Future.any(one, other).mapEmpty();
  }

  private @Nullable Void pictureOf(ClipRecovery.Recovered clip) throws IOException {
    if (!Files.exists(clip.folder().thumbnail())) {
      Instant detectedAt = clip.saved().clip().detectedAt();
      StoredFrames.picture(clip.folder(), ClipOrder.micros(detectedAt))
          .ifPresent(jpeg -> workshop.thumbnails().make(clip.folder(), clip.saved().epoch(), jpeg));
    }
    return null;
  }

  private static @Nullable Void forget(ClipRecovery.Recovered clip, Throwable failure)
      throws IOException {
    log.info("clip not finished clip={} error=\"{}\"", clip.folder().id(), failure.toString());
    if (ClipReports.isRemoval(failure)) {
      clip.folder().remove();
    }
    return null;
  }

  /** A newer epoch begins with what is on disk: another agent may have recorded in between. */
  private Recording create(ClipOrder order, StreamSession session, @Nullable Recording before) {
    if (before != null) {
      before.makeWay();
    }
    ClipFolder folder = ClipFolder.of(clips, order.id());
    Recording recording = new Recording(order, folder, workshop, session, this::over);
    recording.begin();
    return recording;
  }

  private void over(Recording recording) {
    underWay.remove(recording.id(), recording);
    completeWhenAllOver();
  }

  private void completeWhenAllOver() {
    if (closing && underWay.isEmpty()) {
      allOver.tryComplete();
    }
  }
}
