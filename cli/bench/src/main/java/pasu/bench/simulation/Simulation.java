package pasu.bench.simulation;

import java.time.Duration;
import java.util.SplittableRandom;
import pasu.bench.relay.Badness;
import pasu.bench.relay.LossyPath;

/**
 * Both ends of a stream, real but for their sockets, clocks and disk, over a bad network. An hour
 * takes seconds, and the same scene always ends the same.
 */
public final class Simulation {

  private static final Duration START = Duration.ofSeconds(100);

  private static final int CLIP = 7;

  private final VirtualTime time = new VirtualTime();
  private final Scene scene;
  private final SplittableRandom random;
  private final Pictures pictures;
  private final SimulatedStream stream;

  public Simulation(Scene scene) {
    this.scene = scene;
    this.random = new SplittableRandom(scene.seed());
    this.pictures = new Pictures(random);
    time.runUntil(START.toNanos());
    this.stream =
        new SimulatedStream(time, path(scene.network()), path(scene.network()), 3, random);
  }

  /** The network changes at a time after the detection. */
  public Simulation becoming(Badness network, Duration after) {
    time.at(START.plus(after).toNanos(), () -> stream.become(path(network), path(network)));
    return this;
  }

  /**
   * Plays the scene.
   *
   * @param patience after the last frame
   */
  public Outcome run(Duration patience) {
    offerPreRoll();
    long frames = scene.length().toNanos() / Scene.FRAME_NANOS;
    for (long i = 0; i < frames; i++) {
      time.at(START.toNanos() + i * Scene.FRAME_NANOS, () -> offer(time.nanos()));
    }
    long endNanos = START.plus(scene.length()).toNanos();
    if (scene.isClip()) {
      time.at(endNanos, () -> stream.tell(uplink -> uplink.finish(CLIP)));
    }
    time.runUntil(endNanos);
    long lastNanos = endNanos + patience.toNanos();
    while (!stream.isAcknowledged() && time.nanos() < lastNanos) {
      time.runUntil(Math.min(lastNanos, time.nanos() + 100_000_000));
    }
    return stream.outcome(scene.isClip());
  }

  private void offerPreRoll() {
    long frames = scene.preRoll().toNanos() / Scene.FRAME_NANOS;
    for (long i = frames; i > 0; i--) {
      offer(START.toNanos() - i * Scene.FRAME_NANOS);
    }
    if (scene.isClip()) {
      stream.tell(uplink -> uplink.admit(CLIP));
    }
  }

  private void offer(long captureNanos) {
    stream.offer(captureNanos, pictures.next(), scene.isClip() ? CLIP : 0);
  }

  private LossyPath path(Badness badness) {
    return new LossyPath(badness, random.split());
  }
}
