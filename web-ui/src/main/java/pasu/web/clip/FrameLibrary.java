package pasu.web.clip;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.Refusal;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.DamagedFrameException;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * The frames on disk, found by their position.
 *
 * <p>Remembers the indexes of the clips looked at last: of a clip that is done until it is removed,
 * of one that still changes for a moment, because a late frame moves those after it. Belongs to one
 * event loop; disks are read on worker threads.
 */
final class FrameLibrary {

  private static final Logger log = LoggerFactory.getLogger(FrameLibrary.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int REMEMBERED = 32;

  /** A clip's frames as they were at some time. */
  record Shelf(FrameIndex index, boolean done, Instant readAt) {
    boolean has(int position) {
      return position < index.frames().size();
    }
  }

  private final Vertx vertx;
  private final Path clips;
  private final Catalog catalog;
  private final InstantSource clock;
  private final Map<String, Shelf> shelves = new LinkedHashMap<>(16, 0.75f, true);

  FrameLibrary(Vertx vertx, Path clips, Catalog catalog, InstantSource clock) {
    this.vertx = vertx;
    this.clips = clips;
    this.catalog = catalog;
    this.clock = clock;
  }

  ClipFolder folder(String id) {
    return ClipFolder.of(clips, id);
  }

  /**
   * The shelf to find a frame on; a recording clip's is looked over again if it lacks the frame.
   */
  Future<Shelf> shelf(String id, int position) {
    Shelf shelf = shelves.get(id);
    if (shelf != null && (shelf.done() || (isFresh(shelf) && shelf.has(position)))) {
      return Future.succeededFuture(shelf);
    }
    return catalog.find(id).compose(this::read);
  }

  /** What is on disk now. */
  Future<Shelf> read(ClipDetails details) {
    Clip clip = details.clip();
    Instant now = clock.instant();
    return vertx
        .executeBlocking(() -> FrameIndex.read(folder(clip.id())), false)
        .map(index -> new Shelf(requireNonNull(index), isDone(clip), now))
        .onSuccess(shelf -> remember(clip.id(), shelf));
  }

  /** Reads one frame's JPEG; fails with a 404 when it is damaged, or was removed meanwhile. */
  Future<Buffer> read(StoredFrame frame) {
    return vertx
        .executeBlocking(frame::read, false)
        .map(jpeg -> Buffer.buffer(requireNonNull(jpeg)))
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  void forget(String id) {
    shelves.remove(id);
  }

  private boolean isFresh(Shelf shelf) {
    return clock.instant().isBefore(shelf.readAt().plus(FRESH));
  }

  private void remember(String id, Shelf shelf) {
    shelves.put(id, shelf);
    if (shelves.size() > REMEMBERED) {
      shelves.remove(shelves.keySet().iterator().next());
    }
  }

  private static boolean isDone(Clip clip) {
    return clip.state() == Clip.State.READY || clip.state() == Clip.State.INCOMPLETE;
  }

  private static Throwable explained(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException _ ->
          Refusal.notFound("clip-removed", "the clip was removed just now");
      case DamagedFrameException damaged -> missing(damaged);
      default -> failure;
    };
  }

  private static Refusal missing(DamagedFrameException damaged) {
    log.warn("frame not shown error=\"{}\"", damaged.getMessage());
    return Refusal.notFound(
        "frame-damaged", "this frame is damaged; stop Pasu and run: ./pasu check");
  }
}
