package pasu.web.live;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Refusal;

/** One camera's pictures for all its viewers. It lives while somebody looks on. */
final class LiveRelay {

  /** A clock of an edge that jumps back further than this was set, and is believed. */
  private static final long CLOCK_WAS_SET_MICROS = 10_000_000;

  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private final Upstream upstream;
  private final Runnable onDeserted;
  private @Nullable Picture newest;
  private long lastMicros = Long.MIN_VALUE;

  /**
   * Makes one that nobody looks at yet.
   *
   * @param onDeserted called when the last viewer left; the relay is over then
   */
  LiveRelay(Upstream upstream, Runnable onDeserted) {
    this.upstream = upstream;
    this.onDeserted = onDeserted;
  }

  int viewers() {
    return viewers.size();
  }

  void join(Viewer viewer) {
    viewers.add(viewer);
    if (viewers.size() == 1) {
      upstream.open(this);
    } else if (newest != null) {
      viewer.show(newest);
    }
  }

  void leave(Viewer viewer) {
    if (viewers.remove(viewer) && viewers.isEmpty()) {
      upstream.close();
      onDeserted.run();
    }
  }

  /** Shows a picture to everybody, unless it is older than the last. */
  void show(Picture picture) {
    long behind = lastMicros - picture.captureMicros();
    if (lastMicros == Long.MIN_VALUE || behind < 0 || behind > CLOCK_WAS_SET_MICROS) {
      lastMicros = picture.captureMicros();
      newest = picture;
      viewers.forEach(viewer -> viewer.show(picture));
    }
  }

  /** Tells everybody; what was the newest picture is no longer. */
  void tell(Trouble trouble) {
    newest = null;
    Set.copyOf(viewers).forEach(viewer -> viewer.tell(trouble)); // Some leave at once.
  }

  /** Sends everybody away. */
  void end(Refusal why) {
    Set.copyOf(viewers).forEach(viewer -> viewer.end(why));
  }
}
