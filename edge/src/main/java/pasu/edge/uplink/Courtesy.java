package pasu.edge.uplink;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * How fast what waited on the disk may leave so that nobody else on the path waits for it: other
 * cameras behind the same router, and this one's newest frames. Less than best effort as in LEDBAT
 * (RFC 6817), but by rate: faster while the path's queue is shorter than a target, slower while it
 * is longer, whoever's packets stand in it. Not thread-safe.
 *
 * <p>How fast is learned slowly, by the second; at once, and for as long as the queue is off its
 * target, the pace leans a part of that. Learning alone would swing: the queue goes on growing
 * until the pace is below what fits through (ADR 52).
 */
final class Courtesy {

  /** A twentieth of what RFC 6817 allows: pictures are to be seen at once. */
  private static final double TARGET_MICROS = 5_000;

  /** More on a long path, which is seldom a steady one. */
  private static final double TARGET_SHARE_OF_PATH = 0.25;

  private static final double LEARNED_A_SECOND = 0.1;
  private static final double LEANING = 0.05;

  /** A queue beyond twice the target is somebody else's, too: it counts so many times. */
  private static final double STEEPNESS = 4;

  private static final double STEEPEST = -9;

  /**
   * The current delay is the shortest of so many answers: what stands on the path is a queue; what
   * one answer waited for, in the air or for a busy processor, is none.
   */
  private static final int FILTERED = 4;

  private static final double SMOOTHED_NANOS = 100_000_000;
  private static final long LONGEST_NANOS = 100_000_000;

  /** The path without a queue is looked for in one to two of these; routes change. */
  private static final long BASE_NANOS = 60_000_000_000L;

  /** For so long nearly nothing leaves at the beginning of each, lest its own queue is the path. */
  private static final long HELD_NANOS = 200_000_000;

  private static final double MIN_BYTES_PER_SECOND = 125_000;
  private static final double MAX_BYTES_PER_SECOND = 10_000_000;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Deque<Long> latest = new ArrayDeque<>();
  private double patience = 1;
  private double learned;
  private double queueMicros;
  private double room = 1;
  private boolean used;
  private long answeredNanos;
  private long baseBefore = UNKNOWN;
  private long baseNow = UNKNOWN;
  private long baseSince;

  /**
   * A path of which nothing is known.
   *
   * @param bytesPerSecond at first
   */
  Courtesy(double bytesPerSecond, long nowNanos) {
    this.learned = clamp(bytesPerSecond);
    this.answeredNanos = nowNanos;
    this.baseSince = nowNanos - HELD_NANOS;
  }

  /** The target, 1 for the usual: of backlogs that share a path the most patient one goes first. */
  void patience(double times) {
    patience = times;
  }

  double bytesPerSecond() {
    boolean isHeld = answeredNanos - baseSince < HELD_NANOS;
    return isHeld ? MIN_BYTES_PER_SECOND : clamp(learned * (1 + LEANING * room));
  }

  /** Something left at this pace: only then does a short queue show that it may be faster. */
  void used() {
    used = true;
  }

  /** An answer came; to be told about ten times a second, or more often. */
  void roundTrip(long micros, long nowNanos) {
    if (nowNanos - baseSince > BASE_NANOS) {
      baseBefore = baseNow;
      baseNow = UNKNOWN;
      baseSince = nowNanos;
    }
    long passedNanos = Math.min(LONGEST_NANOS, nowNanos - answeredNanos);
    answeredNanos = nowNanos;
    baseNow = Math.min(baseNow, micros);
    latest.addLast(micros);
    if (latest.size() > FILTERED) {
      latest.removeFirst();
    }
    learn(Math.min(baseBefore, baseNow), passedNanos);
  }

  private void learn(long baseMicros, long passedNanos) {
    long standing = Collections.min(latest) - baseMicros;
    queueMicros += (standing - queueMicros) * (1 - Math.exp(-passedNanos / SMOOTHED_NANOS));
    double target = patience * Math.max(TARGET_MICROS, TARGET_SHARE_OF_PATH * baseMicros);
    room = steep((target - queueMicros) / target);
    if (used || room < 0) {
      learned = clamp(learned * Math.exp(LEARNED_A_SECOND * room * passedNanos / 1e9));
    }
    used = false;
  }

  private static double steep(double room) {
    return room >= -1 ? room : Math.max(STEEPEST, STEEPNESS * (room + 1) - 1);
  }

  private static double clamp(double bytesPerSecond) {
    return Math.clamp(bytesPerSecond, MIN_BYTES_PER_SECOND, MAX_BYTES_PER_SECOND);
  }
}
