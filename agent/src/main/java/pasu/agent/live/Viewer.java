package pasu.agent.live;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import pasu.protocol.frame.Frame;

/**
 * One connection that looks on: takes the newest frame whenever there is room for one.
 *
 * <p>Between the threads that receive and the one that sends there is at most one step waiting,
 * however slow the viewer: frames it has no time for are never queued.
 */
final class Viewer {

  private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES;

  private final LatestFrame frames;
  private final Outlet outlet;
  private final Executor context;
  private final AtomicBoolean woken = new AtomicBoolean();
  private long sentTurn;

  /** Sends on {@code context} only. */
  Viewer(LatestFrame frames, Outlet outlet, Executor context) {
    this.frames = frames;
    this.outlet = outlet;
    this.context = context;
  }

  /** There is a newer frame. Thread-safe. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      context.execute(this::answerWake);
    }
  }

  /** There is room again; on the context. */
  void drained() {
    sendNewest();
  }

  /** Ends the connection. Thread-safe. */
  void close() {
    context.execute(outlet::close);
  }

  private void answerWake() {
    woken.set(false);
    sendNewest();
  }

  private void sendNewest() {
    if (!outlet.isFull()) {
      frames.newest().filter(shown -> shown.turn() > sentTurn).ifPresent(this::send);
    }
  }

  private void send(LatestFrame.Shown shown) {
    sentTurn = shown.turn();
    outlet.send(message(shown.frame()));
  }

  /** 4 bytes frame number, 8 bytes capture time in microseconds, big-endian, then the JPEG. */
  private static Buffer message(Frame frame) {
    return Buffer.buffer(HEADER_BYTES + frame.jpeg().length)
        .appendInt((int) frame.number())
        .appendLong(frame.captureMicros())
        .appendBytes(frame.jpeg());
  }
}
