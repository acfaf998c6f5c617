package pasu.agent.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.StreamKeys;

class ReceiverTest {

  private static final int NOISE = 2_000;

  private final Random random = new Random(9);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch silent = new CountDownLatch(1);
  private final Sink sink = new Sink(arrived, silent);
  private Receiver receiver;
  private DatagramChannel stranger;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", 0));
    stranger = DatagramChannel.open();
    stranger.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
  }

  @AfterEach
  void stop() throws IOException {
    stranger.close();
    receiver.close();
  }

  @Test
  void answersNoStrangerAndReceivesTheStreamBesideIt() throws Exception {
    StreamSession session = receiver.open(terms(60_000), sink);
    Sealer sealer = StreamKeys.of(terms(60_000), session.id()).sealer(Direction.EDGE_TO_AGENT, 0);
    Frame frame = new Frame(1, 2, new byte[100]);
    byte[] good = bytes(sealer.seal(Fragmenter.cut(frame, 0, 0, 0), frame.jpeg()));
    for (int i = 0; i < NOISE; i++) {
      stranger.write(ByteBuffer.wrap(hostile(good)));
    }

    try (DatagramChannel edge = DatagramChannel.open()) {
      edge.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
      edge.write(ByteBuffer.wrap(good));
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
    }

    stranger.configureBlocking(false);
    assertThat(stranger.read(ByteBuffer.allocate(2_000))).isZero();
    assertThat(dropped()).isEqualTo(receiver.traffic().received() - 1);
    assertThat(receiver.traffic().dropped(Drop.FORGED)).isPositive();
  }

  @Test
  void saysThatAnEdgeIsSilent() throws Exception {
    receiver.open(terms(20), sink);

    assertThat(silent.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    ReceiverOptions again = new ReceiverOptions("127.0.0.1", receiver.port());

    assertThatThrownBy(() -> Receiver.bind(again)).isInstanceOf(IOException.class);
  }

  @Test
  void aClosedReceiverGivesItsPortBack() throws IOException {
    int port = receiver.port();

    receiver.close();

    receiver = Receiver.bind(new ReceiverOptions("127.0.0.1", port));
    assertThat(receiver.port()).isEqualTo(port);
  }

  private byte[] hostile(byte[] good) {
    byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(1_300)];
    if (bytes.length != good.length) {
      random.nextBytes(bytes);
      return bytes;
    }
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private long dropped() {
    long dropped = 0;
    for (Drop drop : Drop.values()) {
      dropped += receiver.traffic().dropped(drop);
    }
    return dropped;
  }

  private static Terms terms(long silenceMillis) {
    Secret secret = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
    return new Terms("yard", "home", 3, 42, Suite.CHACHA20_POLY1305, secret, 88, silenceMillis);
  }

  private static byte[] bytes(ByteBuffer datagram) {
    byte[] bytes = new byte[datagram.remaining()];
    datagram.get(bytes);
    return bytes;
  }

  private record Sink(CountDownLatch arrived, CountDownLatch silenced) implements StreamSink {
    @Override
    public boolean accept(Frame frame, int clipNumber) {
      arrived.countDown();
      return true;
    }

    @Override
    public void show(Frame frame) {}

    @Override
    public void manifest(Manifest manifest) {}

    @Override
    public void silent() {
      silenced.countDown();
    }
  }
}
