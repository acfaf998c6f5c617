package pasu.edge.sensor;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.edge.board.Line.Edge;

/**
 * Lets a level count once it lasted. It then counts from the edge that began it, so debouncing
 * costs no time in a clip. On the sensor's thread.
 */
final class Debounce {

  private final Duration lasting;
  private final SensorThread thread;
  private final Consumer<Edge> settled;
  private @Nullable Edge latest;
  private int edges;

  Debounce(Duration lasting, SensorThread thread, Consumer<Edge> settled) {
    this.lasting = lasting;
    this.thread = thread;
    this.settled = settled;
  }

  void moved(Edge edge) {
    latest = edge;
    int mine = ++edges;
    thread.after(lasting, () -> settle(mine, edge));
  }

  /** Makes up for an edge that nobody told of. */
  void seen(Edge level) {
    if (latest == null || latest.high() != level.high()) {
      moved(level);
    }
  }

  private void settle(int mine, Edge edge) {
    if (mine == edges) {
      settled.accept(edge);
    }
  }

  /** Forgets all, also what has not lasted yet. */
  void reset() {
    latest = null;
    edges++;
  }
}
