package pasu.edge.sensor;

import java.util.ArrayList;
import java.util.List;

/** The connected spots of a difference, found by filling each from its first pixel. */
final class Spots {

  /**
   * One spot.
   *
   * @param moving how many of its pixels differ from the look before
   */
  record Spot(int pixels, int moving) {}

  private final boolean[] open;
  private final boolean[] moving;
  private final int width;
  private final int[] queue;
  private int queued;

  private Spots(Usual.Difference difference, int width) {
    this.open = difference.changed().clone();
    this.moving = difference.moving();
    this.width = width;
    this.queue = new int[open.length];
  }

  static List<Spot> in(Usual.Difference difference, int width) {
    Spots spots = new Spots(difference, width);
    List<Spot> found = new ArrayList<>();
    for (int at = 0; at < spots.open.length; at++) {
      if (spots.open[at]) {
        found.add(spots.fill(at));
      }
    }
    return found;
  }

  private Spot fill(int start) {
    queued = 0;
    visit(start);
    int movingPixels = 0;
    for (int next = 0; next < queued; next++) {
      movingPixels += moving[queue[next]] ? 1 : 0;
      visitAround(queue[next]);
    }
    return new Spot(queued, movingPixels);
  }

  private void visitAround(int at) {
    int x = at % width;
    for (int row = at - x - width; row <= at - x + width; row += width) {
      for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        visit(row + column);
      }
    }
  }

  private void visit(int at) {
    if (at >= 0 && at < open.length && open[at]) {
      open[at] = false;
      queue[queued++] = at;
    }
  }
}
