package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.agent.clip.ClipListener.Outcome;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.Durable;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/**
 * Records one clip: its frames, then its document. Used by the writing thread only, but for {@link
 * #clip}.
 *
 * <p>Nothing here gives up: {@link #work} may fail at any point and is then called again.
 */
final class ClipRecorder {

  private static final Logger log = LoggerFactory.getLogger(ClipRecorder.class);

  private final ClipOrder order;
  private final ClipFolder folder;
  private final Fence fence;
  private final ClipListener listener;
  private final ByteBudget budget;
  private final PartWriter part;
  private final FrameLedger ledger = new FrameLedger();
  private final Captured captured;
  private boolean adopted;
  private boolean prepared;
  private boolean pictured;
  private boolean ended;
  private boolean over;
  private boolean abandoned;
  private volatile @Nullable Clip clip;

  ClipRecorder(
      ClipOrder order,
      ClipFolder folder,
      ClipFile.Files files,
      ByteBudget budget,
      ClipListener listener) {
    this.order = order;
    this.folder = folder;
    this.fence = order.fence(folder);
    this.listener = listener;
    this.budget = budget;
    this.captured = new Captured(order, ledger);
    this.part = new PartWriter(folder, order.epoch(), files);
  }

  /** The clip as far as it is durable; empty before its first frame is. Thread-safe. */
  Optional<Clip> clip() {
    return Optional.ofNullable(clip);
  }

  String id() {
    return order.id();
  }

  /** Whether there is nothing left to do. */
  boolean isOver() {
    return over;
  }

  /** Takes a frame whose bytes are accounted for in the budget; it waits for {@link #work}. */
  void append(Frame frame) {
    if (!over && ledger.came(frame)) {
      part.add(frame);
      return;
    }
    budget.giveBack(frame);
    if (abandoned || ledger.isDurable(frame.number())) {
      listener.durable(frame.number());
    }
  }

  /** Takes what the edge says of the clip; saying it again does no harm. */
  void manifest(Manifest said) {
    captured.says(said);
  }

  /** No frame will come any more: the clip is what there is. */
  void end() {
    ended = true;
  }

  /**
   * Does what is due: makes what waits durable and, once the clip is whole or ended, commits.
   *
   * @return how many frames became durable
   */
  int work() throws IOException {
    if (over) {
      return 0;
    }
    try {
      return workOnOwn();
    } catch (FencedException e) {
      leave();
      listener.fenced(String.valueOf(e.getMessage()));
      return 0;
    }
  }

  private int workOnOwn() throws IOException {
    prepare();
    List<Frame> durable = part.sync();
    durable.forEach(this::stored);
    if (ended || captured.isAllThere()) {
      commit();
    }
    return durable.size();
  }

  /**
   * The clip is somebody else's: lets go of it and leaves what is there, empty files but its own.
   */
  void leave() throws IOException {
    over = true;
    part.waiting().forEach(budget::giveBack);
    part.discard();
  }

  /** The clip was removed: lets go of everything and removes what is left of it. */
  void abandon() throws IOException {
    abandoned = true;
    leave();
    folder.remove();
  }

  private void prepare() throws IOException {
    if (prepared) {
      return;
    }
    fence.pass().ifPresent(captured::follow);
    makeFolder();
    part.open();
    adoptOtherParts();
    captured.document(recorded(), List.of()).write(folder);
    prepared = true;
  }

  /** Made anew where its sync failed: syncing the same once more would prove nothing (ADR 15). */
  private void makeFolder() throws IOException {
    try {
      Files.deleteIfExists(folder.path());
    } catch (DirectoryNotEmptyException _) {
      // Somebody wrote into it, hence it was durable.
    }
    Files.createDirectories(folder.path());
    Durable.presence(folder.path());
  }

  private void stored(Frame frame) {
    budget.giveBack(frame);
    ledger.durable(frame);
    listener.durable(frame.number());
    boolean isFirst = clip == null;
    Clip now = recorded();
    clip = now;
    if (isFirst) {
      listener.started(now);
    }
    if (!pictured && frame.captureMicros() >= order.detectedMicros()) {
      picture(frame.jpeg());
    }
  }

  private void picture(byte[] jpeg) {
    pictured = true;
    listener.pictured(jpeg);
  }

  private void commit() throws IOException {
    fence.pass();
    if (!captured.isWhole()) {
      adoptOtherParts();
    }
    if (ledger.isEmpty()) {
      removeEmpty();
    } else {
      save();
    }
  }

  private void save() throws IOException {
    List<FrameRange> missing = captured.missing();
    Clip saved = ledger.measured(order.clip(), Clip.State.FINISHING, missing);
    ClipDocument document = captured.document(saved, missing);
    if (!pictured || adopted) {
      StoredFrames.picture(folder, order.detectedMicros()).ifPresent(this::picture);
    }
    document.write(folder);
    over = true;
    clip = saved;
    part.close();
    listener.committed(document, outcome());
  }

  /** Removes the folder, unless another writer puts something into it just now. */
  private void removeEmpty() throws IOException {
    part.close();
    if (folder.parts().isEmpty()) {
      Files.deleteIfExists(folder.document());
      removeFolder();
    }
    over = true;
    listener.empty();
  }

  private void removeFolder() throws IOException {
    try {
      Files.deleteIfExists(folder.path());
      Durable.presence(folder.path());
    } catch (DirectoryNotEmptyException _) {
      log.debug("folder is in use clip={}", id());
    }
  }

  private Clip recorded() {
    return ledger.measured(order.clip(), Clip.State.RECORDING, List.of());
  }

  private Outcome outcome() {
    if (captured.isMatched()) {
      return Outcome.INTACT;
    }
    if (captured.isWhole()) {
      log.error(
          "clip differs from what was captured camera={} clip={} frames={}",
          order.terms().camera(),
          id(),
          ledger.count());
    }
    return captured.isAllThere() ? Outcome.SETTLED : Outcome.ENDED;
  }

  private void adoptOtherParts() throws IOException {
    for (ClipFolder.Part other : folder.parts()) {
      if (!part.isOwn(other)) {
        StoredFrames.adopt(other, ledger);
        adopted = true;
      }
    }
  }
}
