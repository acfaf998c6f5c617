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
import org.junit.jupiter.api.Test;
import pasu.protocol.FrameRange;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.Status;
import pasu.protocol.frame.StreamKeys;

/** The edge's end, with time and datagrams given to it. */
class UplinkStreamTest {

  private static final long MILLI = 1_000_000;
  private static final int CLIP = 3;
  private static final long MEMORY = 4L * 1024 * 1024;

  private final UplinkOptions options =
      new UplinkOptions(
          "yard", MEMORY, 5_000_000, 1_000_000, () -> 0, InstantSource.fixed(Instant.EPOCH));
  private final Heard heard = new Heard();
  private final UplinkStream stream = new UplinkStream(options, heard);
  private final List<Packet> said = new ArrayList<>();
  private Opener agent = opener(grant(1));
  private Sealer answers = sealer(grant(1));
  private long nowMillis;

  @Test
  void sendsNothingOfAClipBeforeTheAgentKnowsIt() {
    stream.open(grant(1), 0);
    stream.offer(frame(10), CLIP);

    run(50);

    assertThat(sent()).isEmpty();
  }

  @Test
  void sendsTheNewestFrameFirstAndThenTheOlderOnesInOrder() {
    stream.open(grant(1), 0);
    offer(10, 11, 12, 13);
    stream.admit(CLIP);

    run(50);

    assertThat(sent()).containsExactly(13L, 10L, 11L, 12L);
  }

  @Test
  void goesOnAtTheSamePaceAfterABurstOfSixteen() {
    stream.open(grant(1), 0);
    stream.offer(new Frame(10, 0, new byte[100 * Data.PAYLOAD_BYTES]), 0);

    stream.step(0, this::hear);
    int atOnce = datas().size();
    run(100);

    assertThat(atOnce).isLessThanOrEqualTo(17);
    assertThat(datas()).hasSize(100);
  }

  @Test
  void repairsWhatTheAgentMissesButNotWhatIsStillOnItsWay() {
    stream.open(grant(1), 0);
    offer(10);
    stream.admit(CLIP);
    run(50);
    said.clear();

    answer(new Nack(agent.highest() - 5, List.of(Nack.Piece.whole(10))));
    run(50);
    List<Long> early = sent();
    answer(new Nack(agent.highest(), List.of(Nack.Piece.whole(10), Nack.Piece.whole(99))));
    run(50);

    assertThat(early).isEmpty();
    assertThat(sent()).containsExactly(10L);
    assertThat(datas()).allMatch(data -> (data.flags() & Data.REPAIR) != 0);
  }

  @Test
  void saysWhatAClipConsistsOfOnceAllOfItWasSent() {
    stream.open(grant(1), 0);
    offer(10, 11);
    stream.finish(CLIP);
    run(10);
    assertThat(manifests()).isEmpty();

    stream.admit(CLIP);
    run(50);

    assertThat(said.indexOf(manifests().getFirst())).isGreaterThan(said.indexOf(datas().getLast()));
    assertThat(manifests().getFirst())
        .usingRecursiveComparison()
        .isEqualTo(new Manifest(CLIP, new FrameRange(10, 11), digest(frame(10), frame(11))));
  }

  @Test
  void repeatsAManifestEverLaterUntilTheClipIsAcknowledged() {
    stream.open(grant(1), 0);
    offer(10);
    stream.admit(CLIP);
    stream.finish(CLIP);
    for (int step = 0; step < 30; step++) {
      answer(new Status(agent.highest(), 0, 0, List.of()));
      run(100);
    }
    int repeated = manifests().size();

    answer(new ClipAck(CLIP));
    answer(new ClipAck(CLIP));
    run(3_000);

    assertThat(repeated).isBetween(5, 6);
    assertThat(manifests()).hasSize(repeated);
    assertThat(heard.acknowledged).containsExactly(CLIP);
  }

  @Test
  void tellsHowFarTheSendingOfAClipIs() {
    stream.open(grant(1), 0);
    offer(10, 11, 12);
    stream.admit(CLIP);

    run(150);

    assertThat(((Probe) last(Probe.class)).clips())
        .containsExactly(new Probe.Progress(CLIP, 10, 12));
  }

  @Test
  void sendsAllThatIsNotDurableAgainUnderANewerLease() {
    stream.open(grant(1), 0);
    offer(10, 11, 12);
    stream.admit(CLIP);
    run(50);
    answer(new Status(agent.highest(), 0, 0, List.of(new Status.Stored(CLIP, 10))));
    stream.finish(CLIP);
    renew(2);

    stream.admit(CLIP);
    run(50);

    assertThat(sent()).containsExactly(12L, 11L);
    assertThat(manifests().getFirst().captured()).isEqualTo(new FrameRange(10, 12));
    assertThat(manifests().getFirst().keptFrom()).isEqualTo(11);
  }

  @Test
  void theSameOrAnOlderLeaseChangesNothing() {
    stream.open(grant(2), 0);
    agent = opener(grant(2));
    offer(10);
    stream.admit(CLIP);
    run(50);
    said.clear();

    stream.open(grant(2), nowMillis * MILLI);
    stream.open(grant(1), nowMillis * MILLI);
    run(50);

    assertThat(sent()).isEmpty();
  }

  @Test
  void saysOnceThatTheAgentIsSilentAndHoldsItsFramesUntilItIsHeardAgain() {
    stream.open(grant(1), 0);
    run(2_500);
    offer(10);
    stream.admit(CLIP);
    run(500);
    List<Long> whileSilent = sent();

    answer(new Status(agent.highest(), 0, 0, List.of()));
    run(50);

    assertThat(heard.silent).containsExactly(1L);
    assertThat(whileSilent).isEmpty();
    assertThat(sent()).containsExactly(10L);
  }

  @Test
  void whatIsForgedIsNotAnAnswer() {
    stream.open(grant(1), 0);
    run(900);
    ByteBuffer forged = answers.seal(new Status(1, 0, 0, List.of()));
    forged.put(30, (byte) ~forged.get(30));

    stream.receive(forged, nowMillis * MILLI);
    run(200);

    assertThat(heard.silent).containsExactly(1L);
  }

  @Test
  void givesTheOldestFramesUpWhenMemoryIsUsedUpAndTheManifestTells() {
    stream.open(grant(1), 0);
    for (int number = 0; number < 5; number++) {
      stream.offer(new Frame(number, number, new byte[1024 * 1024]), CLIP);
    }
    stream.admit(CLIP);
    stream.finish(CLIP);

    run(10_000, () -> answer(new Status(agent.highest(), 0, 0, List.of())));

    assertThat(sent()).containsExactly(4L, 1L, 2L, 3L);
    assertThat(manifests().getFirst().captured()).isEqualTo(new FrameRange(0, 4));
    assertThat(manifests().getFirst().keptFrom()).isEqualTo(1);
  }

  @Test
  void aClipThatIsAcknowledgedEarlyGoesOnForViewersOnly() {
    stream.open(grant(1), 0);
    offer(10);
    stream.admit(CLIP);
    run(50);
    answer(new ClipAck(CLIP));
    said.clear();

    offer(11);
    run(50);
    stream.finish(CLIP);
    run(2_000);

    assertThat(datas()).allMatch(data -> data.frame() == 11 && data.clipNumber() == 0);
    assertThat(datas()).isNotEmpty();
    assertThat(manifests()).isEmpty();
  }

  @Test
  void afterTheEndNothingIsSent() {
    stream.open(grant(1), 0);
    offer(10);
    stream.admit(CLIP);

    stream.end();

    assertThat(stream.step(MILLI, this::hear)).isEqualTo(UplinkStream.NEVER);
    assertThat(said).isEmpty();
  }

  private void renew(long epoch) {
    agent = opener(grant(epoch));
    answers = sealer(grant(epoch));
    said.clear();
    stream.open(grant(epoch), nowMillis * MILLI);
  }

  private void offer(long... numbers) {
    for (long number : numbers) {
      stream.offer(frame(number), CLIP);
    }
  }

  private void run(long millis) {
    run(millis, () -> {});
  }

  private void run(long millis, Runnable eachTenth) {
    long end = nowMillis + millis;
    for (; nowMillis < end; nowMillis++) {
      if (nowMillis % 100 == 0) {
        eachTenth.run();
      }
      stream.step(nowMillis * MILLI, this::hear);
    }
  }

  private void answer(Packet packet) {
    stream.receive(answers.seal(packet), nowMillis * MILLI);
  }

  private void hear(ByteBuffer datagram, InetSocketAddress to) {
    assertThat(to.getPort()).isEqualTo(4_000);
    assertThat(agent.open(datagram)).isNull();
    said.add(agent.packet());
  }

  /** Numbers of the frames that were sent, each run of fragments once. */
  private List<Long> sent() {
    List<Long> numbers = new ArrayList<>();
    for (Data data : datas()) {
      if (numbers.isEmpty() || numbers.getLast() != data.frame()) {
        numbers.add(data.frame());
      }
    }
    return numbers;
  }

  private List<Data> datas() {
    return said.stream().filter(Data.class::isInstance).map(Data.class::cast).toList();
  }

  private List<Manifest> manifests() {
    return said.stream().filter(Manifest.class::isInstance).map(Manifest.class::cast).toList();
  }

  private Packet last(Class<? extends Packet> type) {
    return said.stream().filter(type::isInstance).toList().getLast();
  }

  private static Opener opener(Grant grant) {
    return keys(grant).opener(Direction.EDGE_TO_AGENT);
  }

  private static Sealer sealer(Grant grant) {
    return keys(grant).sealer(Direction.AGENT_TO_EDGE, 0);
  }

  private static StreamKeys keys(Grant grant) {
    return StreamKeys.of(grant.terms(), grant.door().agentSession());
  }

  private static Grant grant(long epoch) {
    Secret secret = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
    return new Grant(
        new Terms("yard", "home", 3, epoch, Suite.AES_128_GCM, secret, 88, 5_000),
        new Admitted("agent-1", "127.0.0.1", 4_000, 77));
  }

  private static Frame frame(long number) {
    byte[] jpeg = new byte[3_000];
    jpeg[0] = (byte) number;
    return new Frame(number, number * 66_667, jpeg);
  }

  private static byte[] digest(Frame... frames) {
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

  private static final class Heard implements Uplink.Listener {

    private final List<Integer> acknowledged = new ArrayList<>();
    private final List<Long> silent = new ArrayList<>();

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
