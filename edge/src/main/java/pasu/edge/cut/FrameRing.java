package pasu.edge.cut;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import pasu.edge.time.Micros;
import pasu.protocol.frame.Frame;

/**
 * The last frames of a camera, by capture time, in bounded memory. Not thread-safe: its owner's
 * lock guards it.
 */
final class FrameRing {

  private final long spanMicros;
  private final long maxBytes;
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private long bytes;
  private long shortened;

  /**
   * @param span how much older than the newest frame a frame may be
   */
  FrameRing(Duration span, long maxBytes) {
    this.spanMicros = Micros.of(span);
    this.maxBytes = maxBytes;
  }

  void add(Frame frame) {
    frames.addLast(frame);
    bytes += frame.jpeg().length;
    removeBefore(frame.captureMicros() - spanMicros);
    removeOverflow();
  }

  /** Empties the ring and returns, in order, its frames from the first one not older. */
  List<Frame> takeFrom(long captureMicros) {
    removeBefore(captureMicros);
    List<Frame> taken = List.copyOf(frames);
    clear();
    return taken;
  }

  void clear() {
    frames.clear();
    bytes = 0;
  }

  /** How many frames had to go for want of memory although they were young enough. */
  long shortened() {
    return shortened;
  }

  private void removeBefore(long captureMicros) {
    while (!frames.isEmpty() && frames.getFirst().captureMicros() < captureMicros) {
      removeFirst();
    }
  }

  private void removeOverflow() {
    while (bytes > maxBytes) {
      removeFirst();
      shortened++;
    }
  }

  private void removeFirst() {
    bytes -= frames.removeFirst().jpeg().length;
  }
}
