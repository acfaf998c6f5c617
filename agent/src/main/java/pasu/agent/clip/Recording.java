package pasu.agent.clip;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.agent.ingest.StreamSession;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
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
    /** The catalog removed it, or no frame ever came: whatever comes for it is let go. */
    GONE
  }

  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  private final ClipOrder order;
  private final ClipFolder folder;
  private final Workshop workshop;
  private final Consumer<Recording> onOver;
  private final ClipRecorder recorder;
  private volatile StreamSession session;
  private final AtomicBoolean strayed = new AtomicBoolean();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.RECORDING);

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
    return stage.get() == Stage.SAVED || stage.get() == Stage.GONE;
  }

  /** Takes a frame; false when it must come again later. */
  public boolean offer(Frame frame) {
    return switch (stage.get()) {
      case ENDING -> false;
      case GONE -> letGo(frame);
      case RECORDING, SAVING, SAVED ->
          isWithinBounds(frame.number()) && workshop.writer().offer(recorder, frame);
    };
  }

  /** Takes what the edge says of the clip; an acknowledged clip is acknowledged again. */
  public void manifest(Manifest manifest) {
    if (isOver()) {
      session.acknowledge(order.number());
    } else if (manifest.captured().count() > workshop.options().maxFrames()) {
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

  /** The stream goes on under another lease. */
  public Recording under(StreamSession newer) {
    session = newer;
    return this;
  }

  void mentionProgress() {
    Optional<Clip> clip = recorder.clip();
    if (isRecording() && clip.isPresent()) {
      workshop
          .reports()
          .mention(new ClipProgress(clip.get(), order.epoch()))
          .onFailure(this::removed);
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

  private void saved(ClipSaved saved, boolean intact) {
    over(Stage.SAVED);
    session.acknowledge(order.number());
    workshop.finisher().finish(folder, saved, intact);
  }

  private void notSaved(Throwable failure) {
    if (ClipReports.isRemoval(failure)) {
      removed(failure);
    } else {
      keptWithoutRow();
    }
  }

  /** The catalog refused for good: the files are all there is, and the edge cannot help it. */
  private void keptWithoutRow() {
    over(Stage.SAVED);
    session.acknowledge(order.number());
  }

  private void removed(Throwable failure) {
    if (ClipReports.isRemoval(failure) && !isOver()) {
      log.info("clip was removed camera={} clip={}", order.terms().camera(), id());
      over(Stage.GONE);
      workshop.writer().abandon(recorder);
    }
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
      started.onFailure(Recording.this::removed);
    }

    @Override
    public void pictured(byte[] jpeg) {
      workshop.thumbnails().make(folder, jpeg);
    }

    @Override
    public void committed(ClipSaved saved, boolean intact) {
      stage.set(Stage.SAVING);
      Clip clip = saved.clip();
      log.info(
          "clip saved camera={} clip={} frames={} missing={}",
          clip.camera(),
          clip.id(),
          clip.frames(),
          clip.missing());
      started
          .compose(_ -> workshop.reports().report(saved))
          .onSuccess(_ -> saved(saved, intact))
          .onFailure(Recording.this::notSaved);
    }

    @Override
    public void empty() {
      log.warn("clip without a frame camera={} clip={}", order.terms().camera(), id());
      over(Stage.GONE);
    }
  }
}
