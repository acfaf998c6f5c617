package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pasu.protocol.FrameRange;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.Status;
import pasu.protocol.frame.StreamKeys;

/** The agent's end, with time and datagrams given to it. */
class SessionTest {

  private static final long MILLI = 1_000_000;
  private static final long ID = 77;
  private static final int CLIP = 3;
  private static final SocketAddress EDGE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1001);
  private static final SocketAddress MOVED =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1002);

  private final Terms terms =
      new Terms(
          "yard",
          "home",
          3,
          42,
          Suite.AES_128_GCM,
          Secret.of(Base64.getEncoder().encodeToString(new byte[32])),
          88,
          5_000);
  private final StreamKeys keys = StreamKeys.of(terms, ID);
  private final Sealer edge = keys.sealer(Direction.EDGE_TO_AGENT, 0);
  private final Opener answers = keys.opener(Direction.AGENT_TO_EDGE);
  private final NotingSink sink = new NotingSink();
  private final Traffic traffic = new Traffic();
  private final List<Packet> said = new ArrayList<>();
  private final List<SocketAddress> saidTo = new ArrayList<>();
  private final MemoryBudget budget = MemoryBudget.of(8_000_000);
  private final Session session =
      new Session(ID, terms, sink, budget, traffic, new ForgeryLimit(9, terms), 0, () -> {});
  private long answeredBytes;

  @Test
  void deliversAFrameOnceHoweverOftenItComes() {
    receive(1, data(frame(5, 3_000), CLIP, 0, 1, 2));

    receive(2, data(frame(5, 3_000), CLIP, 0, 1, 2));

    assertThat(sink.frames).containsExactly(5L);
    assertThat(traffic.dropped(Drop.DUPLICATE)).isEqualTo(3);
    assertThat(session.counters()).isEqualTo(new StreamSession.Counters(1, 0, 3_000));
  }

  @Test
  void asksForFramesOfAClipOfWhichNothingCame() {
    receive(1, data(frame(10, 100), CLIP, 0));
    receive(2, new Probe(1, 0, List.of(new Probe.Progress(CLIP, 10, 12))));

    tick(10);

    assertThat(pieces()).containsExactly(Nack.Piece.whole(11), Nack.Piece.whole(12));
  }

  @Test
  void asksNotForFramesTheEdgeHasGivenUp() {
    receive(1, new Probe(1, 0, List.of(new Probe.Progress(CLIP, 12, 12))));

    tick(10);

    assertThat(pieces()).containsExactly(Nack.Piece.whole(12));
  }

  @Test
  void asksAgainForAFrameThatWasRefused() {
    sink.refuse = true;
    receive(1, data(frame(10, 100), CLIP, 0));
    receive(2, new Probe(1, 0, List.of(new Probe.Progress(CLIP, 10, 10))));

    tick(260);

    assertThat(pieces()).containsExactly(Nack.Piece.whole(10));
  }

  @Test
  void aManifestClosesTheTail() {
    Manifest manifest = new Manifest(CLIP, new FrameRange(10, 11), new byte[32]);
    receive(1, data(frame(10, 100), CLIP, 0));
    receive(2, manifest);

    tick(10);

    assertThat(pieces()).containsExactly(Nack.Piece.whole(11));
    assertThat(sink.manifests).hasSize(1);
  }

  @Test
  void saysHowFarAClipIsDurable() {
    receive(1, data(frame(10, 100), CLIP, 0));
    receive(2, new Probe(1_234, 0, List.of(new Probe.Progress(CLIP, 10, 13))));
    session.durable(CLIP, 10);
    session.durable(CLIP, 11);
    session.durable(CLIP, 13);

    tick(7);

    assertThat(said)
        .contains(
            new Status(edge.lastNumber(), 1_234, 5_000, List.of(new Status.Stored(CLIP, 11))));
  }

  @Test
  void acknowledgesAClipAndAgainWheneverItsManifestComes() {
    Manifest manifest = new Manifest(CLIP, new FrameRange(10, 10), new byte[32]);
    receive(1, data(frame(10, 100), CLIP, 0));
    receive(2, manifest);
    session.acknowledge(CLIP);
    tick(3);

    receive(4, manifest);

    assertThat(said.stream().filter(new ClipAck(CLIP)::equals)).hasSize(2);
    assertThat(sink.manifests).hasSize(1);
  }

  @Test
  void neverSendsMoreBytesThanCame() {
    long received = 0;
    Random random = new Random(5);
    for (int millis = 0; millis < 3_000; millis += 10) {
      Packet probe = new Probe(1, 0, List.of(new Probe.Progress(CLIP, 10, 10L + millis)));
      ByteBuffer datagram = edge.seal(probe);
      if (random.nextInt(4) == 0) {
        received += datagram.remaining();
        session.receive(datagram, EDGE, millis * MILLI, this::hear);
      }
      tick(millis);
      assertThat(answeredBytes).isLessThanOrEqualTo(received);
    }
    assertThat(answeredBytes).isPositive();
  }

  @Test
  void followsTheEdgeToAnotherAddressOnlyOnItsNewestPacket() {
    ByteBuffer old = copy(edge.seal(new Probe(1, 0, List.of())));
    ByteBuffer current = copy(edge.seal(new Probe(2, 0, List.of())));
    session.receive(current, EDGE, 0, this::hear);
    tick(0);
    session.receive(old, MOVED, 100 * MILLI, this::hear);
    tick(100);
    ByteBuffer newest = copy(edge.seal(new Probe(3, 0, List.of())));
    session.receive(newest, MOVED, 200 * MILLI, this::hear);
    tick(200);

    assertThat(saidTo).containsExactly(EDGE, MOVED);
  }

  @Test
  void anIncompleteLiveFrameIsGivenUpWhenNewerOnesAreComplete() {
    receive(1, data(frame(5, 3_000), 0, 0));
    receive(2, data(frame(6, 100), 0, 0));
    receive(3, data(frame(7, 100), 0, 0));
    receive(4, data(frame(8, 100), 0, 0));

    assertThat(session.counters()).isEqualTo(new StreamSession.Counters(3, 1, 300));
  }

  @Test
  void showsAFrameThatWasRepairedAndThenTheOneAfterIt() {
    receive(1, data(frame(5, 3_000), 0, 0, 1));
    receive(2, data(frame(6, 100), CLIP, 0));
    assertThat(sink.frames).containsExactly(6L);
    assertThat(sink.shown).isEmpty();

    receive(30, data(frame(5, 3_000), 0, 2));
    tick(40);

    assertThat(sink.shown).containsExactly(5L, 6L);
  }

  @Test
  void showsWhatTheDiskRefuses() {
    sink.refuse = true;

    receive(1, data(frame(10, 100), CLIP, 0));

    assertThat(sink.shown).containsExactly(10L);
  }

  @Test
  void endsWhenNothingAuthenticComesForAsLongAsTheLeaseAllows() {
    receive(1, new Probe(1, 0, List.of()));
    tick(5_000);
    assertThat(sink.silent).isFalse();

    tick(5_001);

    assertThat(sink.silent).isTrue();
    assertThat(session.isClosed()).isTrue();
  }

  @Test
  void aSinkThatFailsRefuses() {
    sink.fail = true;

    receive(1, data(frame(10, 100), CLIP, 0));

    assertThat(session.counters().frames()).isZero();
  }

  private void receive(long millis, Packet packet) {
    session.receive(edge.seal(packet), EDGE, millis * MILLI, this::hear);
  }

  private void receive(long millis, List<Data> pieces) {
    for (Data piece : pieces) {
      byte[] jpeg = new byte[piece.frameBytes()];
      session.receive(edge.seal(piece, jpeg), EDGE, millis * MILLI, this::hear);
    }
  }

  private void tick(long millis) {
    session.tick(millis * MILLI, this::hear);
  }

  private void hear(ByteBuffer answer, SocketAddress to) {
    answeredBytes += answer.remaining();
    assertThat(answers.open(answer)).isNull();
    said.add(answers.packet());
    saidTo.add(to);
  }

  private List<Nack.Piece> pieces() {
    return said.stream()
        .filter(Nack.class::isInstance)
        .map(Nack.class::cast)
        .flatMap(nack -> nack.pieces().stream())
        .toList();
  }

  private static List<Data> data(Frame frame, int clipNumber, int... fragments) {
    List<Data> pieces = new ArrayList<>();
    for (int fragment : fragments) {
      pieces.add(Fragmenter.cut(frame, fragment, clipNumber, 0));
    }
    return pieces;
  }

  private static Frame frame(long number, int bytes) {
    return new Frame(number, 1_000, new byte[bytes]);
  }

  private static ByteBuffer copy(ByteBuffer datagram) {
    return ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate()).flip();
  }
}
