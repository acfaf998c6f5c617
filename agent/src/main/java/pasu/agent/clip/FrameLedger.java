package pasu.agent.clip;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import pasu.protocol.Clip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.frame.Frame;

/** What is known of a clip's frames: which came, which are durable. One thread only. */
final class FrameLedger {

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Line(long captureMicros, int bytes, byte[] digest) {}

  private final Set<Long> underWay = new HashSet<>();
  private final SortedMap<Long, Line> durable = new TreeMap<>();
  private long bytes;

  /** Notes that a frame came; false when it had come before. */
  boolean came(Frame frame) {
    return !durable.containsKey(frame.number()) && underWay.add(frame.number());
  }

  void durable(Frame frame) {
    underWay.remove(frame.number());
    Line line =
        new Line(frame.captureMicros(), frame.jpeg().length, ClipDigest.ofFrame(frame.jpeg()));
    if (durable.putIfAbsent(frame.number(), line) == null) {
      bytes += frame.jpeg().length;
    }
  }

  boolean isDurable(long number) {
    return durable.containsKey(number);
  }

  int count() {
    return durable.size();
  }

  boolean isEmpty() {
    return durable.isEmpty();
  }

  long lowest() {
    return durable.firstKey();
  }

  long highest() {
    return durable.lastKey();
  }

  /** From the first durable frame to the end of the last, one mean interval after its beginning. */
  long durationMs() {
    if (durable.size() < 2) {
      return 0;
    }
    long micros = durable.lastEntry().getValue().captureMicros - first().captureMicros;
    long intervals = durable.lastKey() - durable.firstKey();
    return Math.max(0, Math.round(micros * (intervals + 1.0) / intervals / 1_000));
  }

  List<FrameRange> missing(FrameRange captured) {
    return captured.without(durable.tailMap(captured.first()).keySet());
  }

  /** The clip's digest; empty while one of its frames is missing. */
  Optional<byte[]> digest(FrameRange captured) {
    if (!missing(captured).isEmpty()) {
      return Optional.empty();
    }
    MessageDigest digest = ClipDigest.start();
    durable.subMap(captured.first(), captured.last() + 1).values().stream()
        .map(Line::digest)
        .forEach(digest::update);
    return Optional.of(digest.digest());
  }

  /** The clip, with the numbers that are known here. */
  Clip measured(Clip clip, Clip.State state, List<FrameRange> missing) {
    int lost = Math.toIntExact(FrameRange.count(missing));
    return clip.measured(state, durationMs(), durable.size(), lost, bytes);
  }

  private Line first() {
    return durable.firstEntry().getValue();
  }
}
