package pasu.bench.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that jumps to whatever happens next. Confined to one thread. */
final class VirtualTime {

  private record Event(long nanos, long turn, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::turn));
  private long nowNanos;
  private long turn;

  long nanos() {
    return nowNanos;
  }

  /** Lets something happen later, at once when that has passed. */
  void at(long nanos, Runnable action) {
    events.add(new Event(Math.max(nanos, nowNanos), turn++, action));
  }

  /** Lets everything happen up to a time. */
  void runUntil(long nanos) {
    while (!events.isEmpty() && events.peek().nanos <= nanos) {
      Event next = events.remove();
      nowNanos = next.nanos;
      next.action.run();
    }
    nowNanos = nanos;
  }
}
