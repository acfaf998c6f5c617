package pasu.agent.live;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.frame.Frame;

/**
 * The newest frame of a stream, and who looks on. Thread-safe.
 *
 * <p>It never goes back: a frame that comes late, or again, changes nothing.
 */
public final class LatestFrame {

  /**
   * A frame and its place in the order of those that were once the newest.
   *
   * @param epoch under which it came; numbers may start over with a newer one
   */
  record Shown(long turn, long epoch, Frame frame) {
    boolean isNewerThan(long otherEpoch, long number) {
      return epoch > otherEpoch || (epoch == otherEpoch && frame.number() >= number);
    }
  }

  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private @Nullable Shown newest;

  /**
   * Takes a frame from any thread and wakes the viewers; the price does not depend on theirs.
   *
   * @return whether it is the newest, hence shown
   */
  public boolean offer(long epoch, Frame frame) {
    boolean news = replace(epoch, frame);
    if (news) {
      viewers.forEach(Viewer::wake);
    }
    return news;
  }

  /** How many look on. */
  public int viewers() {
    return viewers.size();
  }

  /** The stream ended: so do the views. */
  public void close() {
    viewers.forEach(Viewer::close);
  }

  synchronized Optional<Shown> newest() {
    return Optional.ofNullable(newest);
  }

  void add(Viewer viewer) {
    viewers.add(viewer);
    viewer.wake();
  }

  void remove(Viewer viewer) {
    viewers.remove(viewer);
  }

  private synchronized boolean replace(long epoch, Frame frame) {
    Shown before = newest;
    if (before != null && before.isNewerThan(epoch, frame.number())) {
      return false;
    }
    newest = new Shown(before == null ? 1 : before.turn + 1, epoch, frame);
    return true;
  }
}
