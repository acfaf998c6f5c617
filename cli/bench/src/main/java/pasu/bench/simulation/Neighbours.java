package pasu.bench.simulation;

import java.time.Duration;
import java.util.SplittableRandom;
import pasu.bench.relay.Badness;
import pasu.bench.relay.LossyPath;

/**
 * Two cameras behind one router: one is watched, the other delivers what waited on its disk. Plays
 * in simulated time.
 */
public final class Neighbours {

  private static final int CLIP = 7;
  private static final Duration BEGIN = Duration.ofDays(1);

  /** A picture of those that wait, for each. */
  private static final int MORE_THAN_FITS_MILLIS = 20;

  private final VirtualTime time = new VirtualTime();
  private final Pictures pictures;
  private final byte[] jpeg;
  private final SimulatedStream watched;
  private final SimulatedStream away;

  public Neighbours(Badness network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    pictures = new Pictures(random);
    jpeg = pictures.next();
    time.runUntil(BEGIN.toNanos());
    LossyPath there = new LossyPath(network, random.split());
    LossyPath back = new LossyPath(network, random.split());
    watched = new SimulatedStream(time, there, back, 3, random);
    away = new SimulatedStream(time, there, back, 3, random);
  }

  /** What is seen in a while of the one camera while nothing is wanted of the other. */
  public Outcome alone(Duration length) {
    film(length);
    return watched.outcome(false);
  }

  /** What is seen of the one while the other delivers, which has no end. */
  public Outcome together(Duration length) {
    for (long i = length.toMillis() / MORE_THAN_FITS_MILLIS; i > 0; i--) {
      away.offer(time.nanos() - i * Scene.FRAME_NANOS, jpeg, CLIP);
    }
    away.tell(uplink -> uplink.finish(CLIP));
    away.tell(uplink -> uplink.admit(CLIP));
    return alone(length);
  }

  /** How much of what waited has become durable in so long. */
  public double megabitsASecond(Duration length) {
    Outcome delivered = away.outcome(true);
    int frames = delivered.captured() - delivered.missing();
    return frames * jpeg.length * 8.0 / 1e6 / length.toSeconds();
  }

  private void film(Duration length) {
    long begin = time.nanos();
    for (long i = 0; i < length.toNanos() / Scene.FRAME_NANOS; i++) {
      time.at(begin + i * Scene.FRAME_NANOS, () -> watched.offer(time.nanos(), pictures.next(), 0));
    }
    time.runUntil(begin + length.toNanos());
  }
}
