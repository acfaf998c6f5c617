package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.FrameRange;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.StreamKeys;

/**
 * A session, an edge without order or memory, a network at its worst, and the plainest model of
 * what must come of it: a set of fragments per frame. The same for the same randomness.
 */
final class FuzzedSession implements StreamSink {

  /** A sealed datagram and which piece it carries; no frame where it carries none. */
  private record Flying(ByteBuffer datagram, int frame, int fragment, int keyEpoch) {}

  private static final int CLIP = 3;
  private static final int FRAMES = 40;
  private static final SocketAddress EDGE = address(1001);
  private static final SocketAddress STRANGER = address(1002);

  private final SplittableRandom random;
  private final Terms terms =
      new Terms(
          "yard",
          "home",
          3,
          42,
          Suite.AES_128_GCM,
          Secret.of(Base64.getEncoder().encodeToString(new byte[32])),
          88,
          600_000);
  private final Sealer edge = StreamKeys.of(terms, 77).sealer(Direction.EDGE_TO_AGENT, 0);
  private final MemoryBudget budget;
  private final long budgetBytes;
  private final Session session;
  private final List<Frame> frames = new ArrayList<>();
  private final Map<Integer, BitSet> arrived = new TreeMap<>();
  private final List<Flying> flying = new ArrayList<>();
  private final List<ByteBuffer> delivered = new ArrayList<>();
  private final Set<Long> taken = new HashSet<>();
  private long shown = -1;
  private long nowNanos;
  private long authenticBytes;
  private long answeredBytes;

  FuzzedSession(SplittableRandom random, long budgetBytes) {
    this.random = random;
    this.budgetBytes = budgetBytes;
    this.budget = MemoryBudget.of(budgetBytes);
    ForgeryLimit none = new ForgeryLimit(Long.MAX_VALUE, terms);
    this.session = new Session(77, terms, this, budget, new Traffic(), none, 0, () -> {});
    for (int i = 0; i < FRAMES; i++) {
      byte[] jpeg = new byte[random.nextInt(1, 8 * Data.PAYLOAD_BYTES)];
      random.nextBytes(jpeg);
      frames.add(new Frame(i, 1_000L + i, jpeg));
    }
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
      assertThat(budget.taken()).isBetween(0L, budgetBytes);
      assertThat(answeredBytes).isLessThanOrEqualTo(authenticBytes);
    }
  }

  /** Every piece of every frame, over a network that is good at last. */
  void sendEverything() {
    flying.forEach(this::deliver);
    flying.clear();
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int fragment = 0; fragment < fragments(frame); fragment++) {
        deliver(seal(frame, fragment));
      }
    }
  }

  Set<Long> takenOfClip() {
    Set<Long> ofClip = new HashSet<>(taken);
    ofClip.retainAll(clipFrames());
    return ofClip;
  }

  Set<Long> wholeByTheModel() {
    Set<Long> whole = new HashSet<>();
    arrived.forEach(
        (frame, pieces) -> {
          if (isOfClip(frame) && pieces.cardinality() == fragments(frame)) {
            whole.add((long) frame);
          }
        });
    return whole;
  }

  Set<Long> clipFrames() {
    Set<Long> numbers = new HashSet<>();
    frames.stream().map(Frame::number).filter(FuzzedSession::isOfClip).forEach(numbers::add);
    return numbers;
  }

  long memoryAfterTheEnd() {
    session.release();
    return budget.taken();
  }

  @Override
  public boolean accept(Frame frame, int clipNumber) {
    Frame original = frames.get((int) frame.number());
    assertThat(clipNumber).isEqualTo(isOfClip(frame.number()) ? CLIP : 0);
    assertThat(frame.captureMicros()).isEqualTo(original.captureMicros());
    assertThat(frame.jpeg()).isEqualTo(original.jpeg());
    assertThat(taken.add(frame.number())).as("frame %d is new", frame.number()).isTrue();
    return true;
  }

  @Override
  public void show(Frame frame) {
    assertThat(taken).contains(frame.number());
    assertThat(frame.number()).as("newer than what was shown").isGreaterThan(shown);
    shown = frame.number();
  }

  @Override
  public void manifest(Manifest manifest) {
    assertThat(manifest.captured()).isEqualTo(new FrameRange(0, FRAMES - 1));
  }

  @Override
  public void silent() {
    throw new AssertionError("the edge is not silent");
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> sendPiece();
      case 3, 4, 5 -> deliverOne();
      case 6 -> takeOff();
      case 7 -> replay();
      case 8 -> forge();
      case 9 -> noise();
      case 10 -> tick();
      default -> say();
    }
  }

  private void sendPiece() {
    int frame = random.nextInt(FRAMES);
    flying.add(seal(frame, random.nextInt(fragments(frame))));
  }

  private void deliverOne() {
    Flying one = takeOff();
    if (one != null) {
      deliver(one);
      rekey(one);
    }
  }

  /** Takes any from the air: lost, unless it is delivered then. */
  private @Nullable Flying takeOff() {
    return flying.isEmpty() ? null : flying.remove(random.nextInt(flying.size()));
  }

  private void deliver(Flying one) {
    authenticBytes += one.datagram.remaining();
    receive(one.datagram.duplicate(), EDGE);
    delivered.add(one.datagram);
    if (one.frame >= 0) {
      arrived.computeIfAbsent(one.frame, _ -> new BitSet()).set(one.fragment);
    }
  }

  private void replay() {
    if (!delivered.isEmpty()) {
      receive(delivered.get(random.nextInt(delivered.size())).duplicate(), STRANGER);
    }
  }

  private void forge() {
    if (!flying.isEmpty()) {
      ByteBuffer forged = copy(flying.get(random.nextInt(flying.size())).datagram);
      int at = random.nextInt(forged.limit());
      forged.put(at, (byte) (forged.get(at) ^ (1 << random.nextInt(8))));
      receive(random.nextBoolean() ? forged : forged.limit(at), STRANGER);
    }
  }

  private void noise() {
    byte[] noise = new byte[random.nextInt(Datagram.MAX_BYTES + 100)];
    random.nextBytes(noise);
    receive(ByteBuffer.wrap(noise), STRANGER);
  }

  private void tick() {
    nowNanos += random.nextLong(30_000_000);
    session.tick(nowNanos, this::hear);
  }

  private void say() {
    Packet packet =
        random.nextBoolean()
            ? new Probe(1, 5_000, List.of(new Probe.Progress(CLIP, 0, random.nextInt(FRAMES))))
            : new Manifest(CLIP, new FrameRange(0, FRAMES - 1), new byte[32]);
    flying.add(new Flying(copy(edge.seal(packet)), -1, 0, edge.keyEpoch()));
  }

  /** Moves on as an edge would: the agent has followed, and nothing older is in the air. */
  private void rekey(Flying heard) {
    int keyEpoch = edge.keyEpoch();
    boolean followed = heard.keyEpoch == keyEpoch;
    if (followed && flying.stream().allMatch(one -> one.keyEpoch == keyEpoch)) {
      edge.moveTo(Math.min(255, keyEpoch + 1));
    }
  }

  private Flying seal(int frame, int fragment) {
    Data piece = Fragmenter.cut(frames.get(frame), fragment, isOfClip(frame) ? CLIP : 0, 0);
    ByteBuffer sealed = copy(edge.seal(piece, frames.get(frame).jpeg()));
    return new Flying(sealed, frame, fragment, edge.keyEpoch());
  }

  private void receive(ByteBuffer datagram, SocketAddress from) {
    session.receive(datagram, from, nowNanos, this::hear);
  }

  private void hear(ByteBuffer answer, SocketAddress to) {
    assertThat(to).isEqualTo(EDGE);
    answeredBytes += answer.remaining();
  }

  private int fragments(int frame) {
    return Fragmenter.count(frames.get(frame).jpeg().length);
  }

  /** Every fourth is for viewers only. */
  private static boolean isOfClip(long frame) {
    return frame % 4 != 0;
  }

  private static ByteBuffer copy(ByteBuffer datagram) {
    return ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate()).flip();
  }

  private static SocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
