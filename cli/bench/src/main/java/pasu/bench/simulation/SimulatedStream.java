package pasu.bench.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import pasu.bench.relay.LossyPath;
import pasu.edge.uplink.UplinkStream;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;

/** One camera's stream: both its ends, the ways between them, and what became of its frames. */
final class SimulatedStream {

  private static final int EACH_DATAGRAM = Datagram.HEADER_BYTES + Data.HEADER_BYTES + 16;
  private static final Duration LIVE_IN_TIME = Duration.ofMillis(250);

  private final Reception reception = new Reception();
  private final Wire there;
  private final Wire back;
  private final SimulatedEdge edge;
  private final SimulatedAgent agent;
  private long nextFrame = 1;
  private long lastCaptureNanos;

  /**
   * One that has its lease.
   *
   * @param importance of its camera
   */
  SimulatedStream(
      VirtualTime time, LossyPath there, LossyPath back, int importance, SplittableRandom random) {
    this.there = new Wire(time, there, this::toAgent);
    this.back = new Wire(time, back, this::toEdge);
    this.edge = new SimulatedEdge(time, "yard", this.there::send);
    Terms terms =
        new Terms(
            "yard",
            "home",
            importance,
            1,
            Suite.AES_128_GCM,
            Secret.random(random),
            0xFEED,
            60_000);
    this.agent = new SimulatedAgent(time, terms, reception, this.back::send);
    Admitted door = new Admitted("agent-1", "127.0.0.1", 1, SimulatedAgent.SESSION);
    tell(stream -> stream.open(new Grant(terms, door), time.nanos()));
  }

  /** Both ways become others. */
  void become(LossyPath otherThere, LossyPath otherBack) {
    there.become(otherThere);
    back.become(otherBack);
  }

  /** The camera gives a picture, of a clip or for viewers only. */
  void offer(long captureNanos, byte[] jpeg, int clip) {
    lastCaptureNanos = captureNanos;
    Frame frame = new Frame(nextFrame++, captureNanos / 1_000, jpeg);
    reception.captured(frame, jpeg.length + (long) Fragmenter.count(jpeg.length) * EACH_DATAGRAM);
    tell(stream -> stream.offer(frame, clip));
  }

  void tell(Consumer<UplinkStream> command) {
    edge.tell(command);
  }

  boolean isAcknowledged() {
    return edge.isAcknowledged();
  }

  /**
   * What became of it.
   *
   * @param isClip whether frames could be missing
   */
  Outcome outcome(boolean isClip) {
    return new Outcome(
        reception.captured(),
        isClip ? reception.missing() : 0,
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
