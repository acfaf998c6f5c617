package pasu.agent.clip;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.agent.clip.ClipListener.Outcome;
import pasu.agent.ingest.StreamSession;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * One clip between the stream its frames come from, the thread that writes them, and the catalog.
 * Thread-safe; nothing blocks.
 */
public final class Recording {

  /** Where a recording is on its way. */
  private enum Stage {
    RECORDING,
    /** No frame is taken any more; it will be committed as it is. */
    ENDING,
    /** Committed; the catalog has not answered yet. */
    SAVING,
    /** The edge may forget it. */
    SAVED,
    /** Ended, and in the catalog as it is; the edge may come back with more, under a new lease. */
    CLOSED,
    /** Another camera's, or recorded under a newer epoch: nothing of it is taken. */
    FENCED,
    /** The catalog removed it, or its edge has no frame of it: whatever comes for it is let go. */
    GONE
  }

  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  private final ClipOrder order;
  private final ClipFolder folder;
  private final Workshop workshop;
  private final Consumer<Recording> onOver;
  private final ClipRecorder recorder;
  private final StreamSession session;
  private final AtomicBoolean strayed = new AtomicBoolean();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.RECORDING);
  private volatile long heardNanos;

  Recording(
      ClipOrder order,
      ClipFolder folder,
      Workshop workshop,
      StreamSession session,
      Consumer<Recording> onOver) {
    this.order = order;
    this.folder = folder;
    this.workshop = workshop;
    this.session = session;
    this.heardNanos = workshop.nanoClock().getAsLong();
    this.onOver = onOver;
    this.recorder =
        new ClipRecorder(order, folder, workshop.disk(), workshop.writer().budget(), new Events());
  }

  public String id() {
    return order.id();
  }

  /** Whether frames may still come. */
  public boolean isRecording() {
    return stage.get() == Stage.RECORDING;
  }

  /** Whether the catalog and the edge need nothing more of it. */
  public boolean isOver() {
    return switch (stage.get()) {
      case RECORDING, ENDING, SAVING -> false;
      case SAVED, CLOSED, FENCED, GONE -> true;
    };
  }

  /** Whether its edge needs a new lease to go on with it. */
  public boolean isShut() {
    return switch (stage.get()) {
      case ENDING, CLOSED, FENCED -> true;
      case RECORDING, SAVING, SAVED, GONE -> false;
    };
  }

  public boolean isUnder(long epoch) {
    return order.epoch() == epoch;
  }

  /** Takes a frame; false when it must come again later. */
  public boolean offer(Frame frame) {
    heardNanos = workshop.nanoClock().getAsLong();
    return switch (stage.get()) {
      case ENDING, CLOSED, FENCED -> false;
      case GONE -> letGo(frame);
      case RECORDING, SAVING, SAVED ->
          isWithinBounds(frame.number()) && workshop.writer().offer(recorder, frame);
    };
  }

  /** Its edge has not forgotten it: more of it may be long in coming over a slow link. */
  public void pending() {
    heardNanos = workshop.nanoClock().getAsLong();
  }

  /** Takes what the edge says of the clip; an acknowledged clip is acknowledged again. */
  public void manifest(Manifest manifest) {
    heardNanos = workshop.nanoClock().getAsLong();
    switch (stage.get()) {
      case ENDING, CLOSED, FENCED -> {}
      case SAVED, GONE -> session.acknowledge(order.number());
      case RECORDING, SAVING -> note(manifest);
    }
  }

  private void note(Manifest manifest) {
    if (manifest.captured().count() > workshop.options().maxFrames()) {
      log.warn("clip too long, ignored clip={} captured={}", id(), manifest.captured());
    } else {
      workshop.writer().manifest(recorder, manifest);
    }
  }

  /** The stream ended: the clip is what there is. */
  public void end() {
    if (stage.compareAndSet(Stage.RECORDING, Stage.ENDING)) {
      workshop.writer().end(recorder);
    }
  }

  void begin() {
    workshop.writer().open(recorder);
  }

  /** The clip goes on here, under a newer epoch: this one leaves what is on disk to it. */
  void makeWay() {
    stage.set(Stage.FENCED);
    workshop.writer().leave(recorder);
  }

  /**
   * Ends it when its edge said nothing of it for too long; its stream may go on. One without a
   * frame only waits for its turn.
   */
  void endIfForgotten() {
    long silentNanos = workshop.nanoClock().getAsLong() - heardNanos;
    boolean isForgotten = silentNanos >= workshop.options().manifestPatience().toNanos();
    if (isForgotten && isRecording() && recorder.clip().isPresent()) {
      log.warn("clip without its end camera={} clip={}", order.terms().camera(), id());
      end();
    }
  }

  void mentionProgress() {
    Optional<Clip> clip = recorder.clip();
    if (isRecording() && clip.isPresent()) {
      workshop
          .reports()
          .mention(new ClipProgress(clip.get(), order.epoch()))
          .onFailure(this::refused);
    }
  }

  private boolean letGo(Frame frame) {
    session.durable(order.number(), frame.number());
    return true;
  }

  private boolean isWithinBounds(long frame) {
    long first = order.detected().firstFrame();
    boolean isWithin = frame >= first && frame - first < workshop.options().maxFrames();
    if (!isWithin && strayed.compareAndSet(false, true)) {
      log.warn(
          "frames outside the clip refused camera={} clip={} frame={} first={} maxFrames={}",
          order.terms().camera(),
          id(),
          frame,
          first,
          workshop.options().maxFrames());
    }
    return isWithin;
  }

  private void saved(ClipDocument document, Outcome outcome) {
    if (outcome == Outcome.ENDED) {
      over(Stage.CLOSED);
    } else {
      over(Stage.SAVED);
      session.acknowledge(order.number());
    }
    workshop.finisher().finish(folder, document, outcome == Outcome.INTACT);
  }

  /** Refused for what it says: the files are all there is, and the edge cannot help it. */
  private void notSaved(Throwable failure) {
    refused(failure);
    if (!isOver()) {
      over(Stage.SAVED);
      session.acknowledge(order.number());
    }
  }

  /** The catalog says no to a report; one that only went unheard is said again. */
  private void refused(Throwable failure) {
    if (isOver()) {
      return;
    }
    if (ClipReports.isRemoval(failure)) {
      log.info("clip was removed camera={} clip={}", order.terms().camera(), id());
      over(Stage.GONE);
      workshop.writer().abandon(recorder);
    } else if (ClipReports.isFenced(failure)) {
      fenced(String.valueOf(failure.getMessage()));
      workshop.writer().leave(recorder);
    }
  }

  private void fenced(String reason) {
    log.warn(
        "clip goes on elsewhere camera={} clip={} epoch={} error=\"{}\"",
        order.terms().camera(),
        id(),
        order.epoch(),
        reason);
    over(Stage.FENCED);
  }

  private void over(Stage last) {
    stage.set(last);
    onOver.accept(this);
  }

  /** What the recorder tells, on the writing thread. */
  private final class Events implements ClipListener {

    private Future<Void> started = Future.succeededFuture();

    @Override
    public void durable(long frame) {
      session.durable(order.number(), frame);
    }

    @Override
    public void started(Clip clip) {
      log.info("clip started camera={} clip={}", clip.camera(), clip.id());
      started = workshop.reports().report(new ClipStarted(clip, order.epoch()));
      started.onFailure(Recording.this::refused);
    }

    @Override
    public void pictured(byte[] jpeg) {
      workshop.thumbnails().make(folder, order.epoch(), jpeg);
    }

    @Override
    public void committed(ClipDocument document, Outcome outcome) {
      if (outcome != Outcome.ENDED) {
        stage.set(Stage.SAVING);
      }
      Clip clip = document.clip();
      log.info(
          "clip saved camera={} clip={} frames={} missing={}",
          clip.camera(),
          clip.id(),
          clip.frames(),
          clip.missing());
      started
          .compose(_ -> workshop.reports().report(document.saved()))
          .onSuccess(_ -> saved(document, outcome))
          .onFailure(Recording.this::notSaved);
    }

    @Override
    public void fenced(String reason) {
      Recording.this.fenced(reason);
    }

    @Override
    public void empty() {
      log.warn("clip without a frame camera={} clip={}", order.terms().camera(), id());
      over(stage.get() == Stage.ENDING ? Stage.CLOSED : Stage.GONE);
    }
  }
}
