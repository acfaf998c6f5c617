package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.StreamKeys;

/** What a session does, and does not, for whoever has no keys. */
class HostileSessionTest {

  private static final long MILLI = 1_000_000;
  private static final int CLIP = 3;
  private static final int FORGERIES = 9;
  private static final SocketAddress EDGE = address(1001);
  private static final SocketAddress STRANGER = address(1002);

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
  private final StreamKeys keys = StreamKeys.of(terms, 77);
  private final Sealer edge = keys.sealer(Direction.EDGE_TO_AGENT, 0);
  private final Opener answers = keys.opener(Direction.AGENT_TO_EDGE);
  private final Sink sink = new Sink();
  private final Traffic traffic = new Traffic();
  private final MemoryBudget budget = MemoryBudget.of(8_000_000);
  private final Session session =
      new Session(
          77, terms, sink, budget, traffic, new ForgeryLimit(FORGERIES, terms), 0, () -> {});
  private final List<SocketAddress> saidTo = new ArrayList<>();

  @Test
  void aForgeryIsCountedAndUnanswered() {
    receive(forged(edge.seal(probe())), STRANGER, 0);
    tick(200);

    assertThat(saidTo).isEmpty();
    assertThat(traffic.dropped(Drop.FORGED)).isEqualTo(1);
  }

  @Test
  void aReplayIsCountedAndUnansweredAndMovesNothing() {
    ByteBuffer captured = copy(edge.seal(probe()));
    receive(captured, EDGE, 0);
    tick(0);
    for (int i = 0; i < 1_000; i++) {
      receive(captured, STRANGER, 1);
    }
    receive(edge.seal(probe()), EDGE, 100);
    tick(100);

    assertThat(saidTo).containsExactly(EDGE, EDGE);
    assertThat(traffic.dropped(Drop.REPLAYED)).isEqualTo(1_000);
  }

  @Test
  void takesNoMemoryForWhatIsNotAuthentic() {
    Frame frame = new Frame(1, 2, new byte[Frame.MAX_BYTES]);
    for (int i = 0; i < FORGERIES - 1; i++) {
      receive(forged(edge.seal(Fragmenter.cut(frame, i, CLIP, 0), frame.jpeg())), STRANGER, 0);
    }
    long forThem = budget.taken();
    receive(edge.seal(Fragmenter.cut(frame, 0, CLIP, 0), frame.jpeg()), EDGE, 0);

    assertThat(forThem).isZero();
    assertThat(budget.taken()).isGreaterThanOrEqualTo(Frame.MAX_BYTES);
  }

  @Test
  void answersUnderTheKeysThatTheEdgeUses() {
    edge.moveTo(1);
    receive(edge.seal(probe()), EDGE, 0);
    tick(0);

    assertThat(saidTo).containsExactly(EDGE);
    assertThat(answers.keyEpoch()).isEqualTo(1);
  }

  @Test
  void isDeafAndMuteAfterTooManyForgeriesUntilItsLeaseFallsSilent() {
    receive(edge.seal(probe()), EDGE, 0);
    for (int i = 0; i < FORGERIES; i++) {
      receive(forged(edge.seal(probe())), STRANGER, 1);
    }
    session.acknowledge(CLIP);
    receive(edge.seal(probe()), EDGE, 2);
    tick(3);

    assertThat(saidTo).isEmpty();
    assertThat(traffic.dropped(Drop.SESSION)).isEqualTo(1);
    assertThat(sink.silent).isFalse();
    tick(5_000);
    assertThat(sink.silent).isTrue();
  }

  @Test
  void standsOneForgeryLessThanTheLimit() {
    for (int i = 0; i < FORGERIES - 1; i++) {
      receive(forged(edge.seal(probe())), STRANGER, 1);
    }
    receive(edge.seal(probe()), EDGE, 2);
    tick(3);

    assertThat(saidTo).containsExactly(EDGE);
  }

  private void receive(ByteBuffer datagram, SocketAddress from, long millis) {
    session.receive(datagram, from, millis * MILLI, this::hear);
  }

  private void tick(long millis) {
    session.tick(millis * MILLI, this::hear);
  }

  private void hear(ByteBuffer answer, SocketAddress to) {
    assertThat(answers.open(answer)).isNull();
    saidTo.add(to);
  }

  private static Packet probe() {
    return new Probe(1, 0, List.of());
  }

  private static ByteBuffer forged(ByteBuffer sealed) {
    ByteBuffer forged = copy(sealed);
    return forged.put(Datagram.HEADER_BYTES, (byte) ~forged.get(Datagram.HEADER_BYTES));
  }

  private static ByteBuffer copy(ByteBuffer datagram) {
    return ByteBuffer.allocate(datagram.remaining()).put(datagram.duplicate()).flip();
  }

  private static SocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static final class Sink implements StreamSink {

    private boolean silent;

    @Override
    public boolean accept(Frame frame, int clipNumber) {
      return true;
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void manifest(Manifest manifest) {}

    @Override
    public void silent() {
      silent = true;
    }
  }
}
