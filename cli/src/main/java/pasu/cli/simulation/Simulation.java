package pasu.cli.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import pasu.cli.relay.Badness;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;

/**
 * Both ends of a stream, real but for their sockets, clocks and disk, over a bad network. An hour
 * takes seconds, and the same scene always ends the same.
 */
public final class Simulation {

  private static final int CLIP = 7;
  private static final int EACH_DATAGRAM = Datagram.HEADER_BYTES + Data.HEADER_BYTES + 16;
  private static final long FRAME_NANOS = 1_000_000_000L / Scene.FRAMES_PER_SECOND;
  private static final Duration LIVE_IN_TIME = Duration.ofMillis(250);
  private static final Duration START = Duration.ofSeconds(100);

  private final VirtualTime time = new VirtualTime();
  private final Reception reception = new Reception();
  private final Scene scene;
  private final SplittableRandom random;
  private final byte[] noise;
  private final Wire there;
  private final Wire back;
  private final SimulatedEdge edge;
  private final SimulatedAgent agent;
  private long nextFrame = 1;
  private long lastCaptureNanos;

  public Simulation(Scene scene) {
    this.scene = scene;
    this.random = new SplittableRandom(scene.seed());
    this.noise = new byte[2 * Scene.MAX_FRAME_BYTES];
    random.nextBytes(noise);
    time.runUntil(START.toNanos());
    Terms terms =
        new Terms("yard", "home", 3, 1, Suite.AES_128_GCM, Secret.random(random), 0xFEED, 60_000);
    this.there = new Wire(time, scene.network(), random.split(), this::toAgent);
    this.back = new Wire(time, scene.network(), random.split(), this::toEdge);
    this.edge = new SimulatedEdge(time, "yard", there::send);
    this.agent = new SimulatedAgent(time, terms, reception, back::send);
    Admitted door = new Admitted("agent-1", "127.0.0.1", 1, SimulatedAgent.SESSION);
    edge.tell(stream -> stream.open(new Grant(terms, door), time.nanos()));
  }

  /** The network changes at a time after the detection. */
  public Simulation becoming(Badness network, Duration after) {
    time.at(
        START.plus(after).toNanos(),
        () -> {
          there.become(network);
          back.become(network);
        });
    return this;
  }

  /**
   * Plays the scene.
   *
   * @param patience after the last frame
   */
  public Outcome run(Duration patience) {
    offerPreRoll();
    long frames = scene.length().toNanos() / FRAME_NANOS;
    for (long i = 0; i < frames; i++) {
      time.at(START.toNanos() + i * FRAME_NANOS, () -> offer(time.nanos()));
    }
    long endNanos = START.plus(scene.length()).toNanos();
    if (scene.isClip()) {
      time.at(endNanos, () -> edge.tell(stream -> stream.finish(CLIP)));
    }
    time.runUntil(endNanos);
    long lastNanos = endNanos + patience.toNanos();
    while (!edge.isAcknowledged() && time.nanos() < lastNanos) {
      time.runUntil(Math.min(lastNanos, time.nanos() + 100_000_000));
    }
    return outcome();
  }

  private void offerPreRoll() {
    long frames = scene.preRoll().toNanos() / FRAME_NANOS;
    for (long i = frames; i > 0; i--) {
      offer(START.toNanos() - i * FRAME_NANOS);
    }
    if (scene.isClip()) {
      edge.tell(stream -> stream.admit(CLIP));
    }
  }

  private void offer(long captureNanos) {
    lastCaptureNanos = captureNanos;
    Frame frame = new Frame(nextFrame++, captureNanos / 1_000, picture(random));
    int fragments = Fragmenter.count(frame.jpeg().length);
    reception.captured(frame, frame.jpeg().length + (long) fragments * EACH_DATAGRAM);
    edge.tell(stream -> stream.offer(frame, clipNumber()));
  }

  private byte[] picture(RandomGenerator of) {
    int bytes = of.nextInt(Scene.MIN_FRAME_BYTES, Scene.MAX_FRAME_BYTES);
    int from = of.nextInt(noise.length - bytes);
    byte[] jpeg = new byte[bytes];
    System.arraycopy(noise, from, jpeg, 0, bytes);
    return jpeg;
  }

  private int clipNumber() {
    return scene.isClip() ? CLIP : 0;
  }

  private Outcome outcome() {
    return new Outcome(
        reception.captured(),
        scene.isClip() ? reception.missing() : 0,
        reception.differing(),
        Duration.ofNanos(Math.max(0, reception.lastDurableNanos() - lastCaptureNanos)),
        there.sentBytes() / (double) reception.neededBytes(),
        reception.shown(),
        reception.shownWithin(LIVE_IN_TIME.toNanos()),
        reception.outOfOrder(),
        edge.silences(),
        edge.isAcknowledged());
  }

  private void toAgent(ByteBuffer datagram) {
    agent.receive(datagram);
  }

  private void toEdge(ByteBuffer datagram) {
    edge.receive(datagram);
  }
}
