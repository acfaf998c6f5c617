package pasu.edge.uplink;

import java.util.ArrayDeque;
import java.util.Deque;

/** A path of 20 ms there and back, with a queue before it that those fill who are courteous. */
final class SharedPath {

  private static final long TURN_NANOS = 20_000_000;
  private static final long BASE_MICROS = 20_000;

  /** An answer tells of the queue of two turns ago. */
  private static final int LATE_TURNS = 2;

  private final double bytesPerSecond;
  private final Deque<Long> roundTrips = new ArrayDeque<>();
  private double queueBytes;
  private double longest;
  private long nowNanos;

  SharedPath(double bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Lets all of them send what they may for a while; says which share of the path each had. */
  double[] runs(int seconds, Courtesy... backlogs) {
    double[] shares = new double[backlogs.length];
    long turns = seconds * 1_000_000_000L / TURN_NANOS;
    longest = 0;
    for (long turn = 0; turn < turns; turn++) {
      nowNanos += TURN_NANOS;
      double sent = 0;
      for (int i = 0; i < backlogs.length; i++) {
        sent += backlogs[i].bytesPerSecond();
        shares[i] += backlogs[i].bytesPerSecond() / bytesPerSecond / turns;
      }
      queueBytes = Math.max(0, queueBytes + (sent - bytesPerSecond) * TURN_NANOS / 1e9);
      longest = Math.max(longest, queueBytes);
      answer(backlogs);
    }
    return shares;
  }

  /** The longest that anybody waited in the queue since the last run began. */
  double longestMillis() {
    return longest / bytesPerSecond * 1e3;
  }

  private void answer(Courtesy... backlogs) {
    roundTrips.add(BASE_MICROS + Math.round(queueBytes / bytesPerSecond * 1e6));
    if (roundTrips.size() > LATE_TURNS) {
      long micros = roundTrips.remove();
      for (Courtesy backlog : backlogs) {
        backlog.used();
        backlog.roundTrip(micros, nowNanos);
      }
    }
  }
}
