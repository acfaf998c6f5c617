package pasu.bench.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import pasu.protocol.frame.Frame;

/** What became of the frames that were captured: when each was shown and when it was durable. */
final class Reception {

  private final Map<Long, Frame> captured = new HashMap<>();
  private final Map<Long, Long> durable = new HashMap<>();
  private final Map<Long, Long> shown = new HashMap<>();
  private long newestShown = -1;
  private int outOfOrder;
  private int differing;
  private long neededBytes;
  private long lastDurableNanos;

  void captured(Frame frame, long datagramBytes) {
    captured.put(frame.number(), frame);
    neededBytes += datagramBytes;
  }

  void durable(Frame frame, long nowNanos) {
    compare(frame);
    durable.put(frame.number(), nowNanos);
    lastDurableNanos = nowNanos;
  }

  void shown(Frame frame, long nowNanos) {
    outOfOrder += frame.number() < newestShown ? 1 : 0;
    newestShown = frame.number();
    shown.put(frame.number(), nowNanos);
  }

  private void compare(Frame frame) {
    Frame original = captured.get(frame.number());
    boolean same =
        original != null
            && original.captureMicros() == frame.captureMicros()
            && Arrays.equals(original.jpeg(), frame.jpeg());
    differing += same ? 0 : 1;
  }

  int stored() {
    return durable.size();
  }

  int captured() {
    return captured.size();
  }

  int missing() {
    return captured.size() - durable.size();
  }

  int differing() {
    return differing;
  }

  int outOfOrder() {
    return outOfOrder;
  }

  int shown() {
    return shown.size();
  }

  /** How many were shown within a time after their capture. */
  long shownWithin(long nanos) {
    return shown.entrySet().stream()
        .filter(
            each -> {
              Frame frame = captured.get(each.getKey());
              return frame != null && each.getValue() - frame.captureMicros() * 1_000 <= nanos;
            })
        .count();
  }

  long neededBytes() {
    return neededBytes;
  }

  long lastDurableNanos() {
    return lastDurableNanos;
  }
}
