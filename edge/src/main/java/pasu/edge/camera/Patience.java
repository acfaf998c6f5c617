package pasu.edge.camera;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * How long FFmpeg may wait for a device or a network before it must give up. It also gives up when
 * the thread that waits is interrupted.
 *
 * <p>There is one native callback for all, for JavaCPP has room for ten of a kind.
 */
final class Patience implements AutoCloseable {

  private static final Map<Long, Patience> ALL = new ConcurrentHashMap<>();
  private static final AtomicLong LAST = new AtomicLong();
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer ticket) {
          Patience patience = ALL.get(ticket.address());
          return patience != null && patience.isOver() ? 1 : 0;
        }
      };

  private static final class Ticket extends Pointer {
    Ticket(long number) {
      address = number;
    }
  }

  private final long number = LAST.incrementAndGet();
  private final Ticket ticket = new Ticket(number);
  private final LongSupplier nanoTime;
  private final long millis;
  private volatile long endNanos;

  Patience(long millis, LongSupplier nanoTime) {
    this.millis = millis;
    this.nanoTime = nanoTime;
    renew();
    ALL.put(number, this);
  }

  /** Makes FFmpeg ask. */
  void guard(AVFormatContext context) {
    context.interrupt_callback().callback(CALLBACK).opaque(ticket);
  }

  /** Starts the wait anew. */
  void renew() {
    endNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  boolean isOver() {
    return nanoTime.getAsLong() - endNanos > 0 || Thread.currentThread().isInterrupted();
  }

  @Override
  public void close() {
    ALL.remove(number);
  }
}
