package pasu.bench.relay;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happens on a way; written by one thread, read by any. */
final class PathTally {

  final LongAdder datagrams = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder lost = new LongAdder();
  final LongAdder doubled = new LongAdder();
  final LongAdder reordered = new LongAdder();
  final LongAdder overflowed = new LongAdder();

  PathFigures figures() {
    return new PathFigures(
        datagrams.sum(), bytes.sum(), lost.sum(), doubled.sum(), reordered.sum(), overflowed.sum());
  }
}
