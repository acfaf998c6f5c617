package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.StreamKeys;

/** The edge's end of a stream, with time and datagrams given to it, and an agent that listens. */
final class UplinkStage {

  static final long MILLI = 1_000_000;
  static final int CLIP = 3;
  static final int PACKETS_A_KEY = 500;
  static final int FORGERIES = 9;
  private static final long MEMORY = 4L * 1024 * 1024;

  private final UplinkOptions options =
      new UplinkOptions(
          "yard",
          MEMORY,
          5_000_000,
          1_000_000,
          PACKETS_A_KEY,
          FORGERIES,
          () -> 0,
          InstantSource.fixed(Instant.EPOCH));
  final Heard heard = new Heard();
  final UplinkStream stream = new UplinkStream(options, heard);
  final List<Packet> said = new ArrayList<>();
  Opener agent = opener(grant(1));
  Sealer answers = sealer(grant(1));
  long nowMillis;

  void renew(long epoch) {
    agent = opener(grant(epoch));
    answers = sealer(grant(epoch));
    said.clear();
    stream.open(grant(epoch), nowMillis * MILLI);
  }

  void offer(long... numbers) {
    for (long number : numbers) {
      stream.offer(frame(number), CLIP);
    }
  }

  void run(long millis) {
    run(millis, () -> {});
  }

  void run(long millis, Runnable eachTenth) {
    long end = nowMillis + millis;
    for (; nowMillis < end; nowMillis++) {
      if (nowMillis % 100 == 0) {
        eachTenth.run();
      }
      stream.step(nowMillis * MILLI, this::hear);
    }
  }

  void answer(Packet packet) {
    answers.moveTo(agent.keyEpoch());
    stream.receive(answers.seal(packet), nowMillis * MILLI);
  }

  void hear(ByteBuffer datagram, InetSocketAddress to) {
    assertThat(to.getPort()).isEqualTo(4_000);
    assertThat(agent.open(datagram)).isNull();
    said.add(agent.packet());
  }

  /** Numbers of the frames that were sent, each run of fragments once. */
  List<Long> sent() {
    List<Long> numbers = new ArrayList<>();
    for (Data data : datas()) {
      if (numbers.isEmpty() || numbers.getLast() != data.frame()) {
        numbers.add(data.frame());
      }
    }
    return numbers;
  }

  List<Data> datas() {
    return said.stream().filter(Data.class::isInstance).map(Data.class::cast).toList();
  }

  List<Manifest> manifests() {
    return said.stream().filter(Manifest.class::isInstance).map(Manifest.class::cast).toList();
  }

  Packet last(Class<? extends Packet> type) {
    return said.stream().filter(type::isInstance).toList().getLast();
  }

  static Opener opener(Grant grant) {
    return keys(grant).opener(Direction.EDGE_TO_AGENT);
  }

  private static Sealer sealer(Grant grant) {
    return keys(grant).sealer(Direction.AGENT_TO_EDGE, 0);
  }

  private static StreamKeys keys(Grant grant) {
    return StreamKeys.of(grant.terms(), grant.door().agentSession());
  }

  static Grant grant(long epoch) {
    Secret secret = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
    return new Grant(
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, secret, 88, 5_000),
        new Admitted("agent-1", "127.0.0.1", 4_000, 77));
  }

  static Frame frame(long number) {
    byte[] jpeg = new byte[3_000];
    jpeg[0] = (byte) number;
    return new Frame(number, number * 66_667, jpeg);
  }

  static byte[] digest(Frame... frames) {
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      for (Frame frame : frames) {
        all.update(MessageDigest.getInstance("SHA-256").digest(frame.jpeg()));
      }
      return all.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static final class Heard implements Uplink.Listener {

    final List<Integer> acknowledged = new ArrayList<>();
    final List<Long> silent = new ArrayList<>();

    @Override
    public void acknowledged(int clipNumber) {
      acknowledged.add(clipNumber);
    }

    @Override
    public void agentSilent(long epoch) {
      silent.add(epoch);
    }
  }
}
