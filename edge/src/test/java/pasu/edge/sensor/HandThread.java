package pasu.edge.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A sensor's thread whose time passes only when a test says so. */
final class HandThread implements SensorThread {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private record Due(long nanos, long number, Runnable action) {}

  private final PriorityQueue<Due> dues =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
  private long nanos;
  private long numbers;
  private boolean closed;

  @Override
  public long nanoTime() {
    return nanos;
  }

  Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public void after(Duration pause, Runnable action) {
    if (!closed) {
      dues.add(new Due(nanos + pause.toNanos(), ++numbers, action));
    }
  }

  /** Lets time pass, and does what falls due, in order. */
  HandThread passes(Duration span) {
    long end = nanos + span.toNanos();
    while (!dues.isEmpty() && dues.peek().nanos() <= end) {
      Due due = dues.remove();
      nanos = due.nanos();
      due.action().run();
    }
    nanos = end;
    return this;
  }

  HandThread passes(long millis) {
    return passes(Duration.ofMillis(millis));
  }

  @Override
  public void close() {
    closed = true;
    dues.clear();
  }
}
