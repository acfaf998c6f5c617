package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.uplink.UplinkStage.CLIP;
import static pasu.edge.uplink.UplinkStage.MILLI;
import static pasu.edge.uplink.UplinkStage.digest;
import static pasu.edge.uplink.UplinkStage.frame;
import static pasu.edge.uplink.UplinkStage.grant;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.FrameRange;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Status;

/** The edge's end, with time and datagrams given to it. */
class UplinkStreamTest {

  private final UplinkStage stage = new UplinkStage();

  @Test
  void sendsNothingOfAClipBeforeTheAgentKnowsIt() {
    stage.stream.open(grant(1), 0);
    stage.stream.offer(frame(10), CLIP);

    stage.run(50);

    assertThat(stage.sent()).isEmpty();
  }

  @Test
  void sendsTheNewestFrameFirstAndThenTheOlderOnesInOrder() {
    stage.stream.open(grant(1), 0);
    stage.offer(10, 11, 12, 13);
    stage.stream.admit(CLIP);

    stage.run(50);

    assertThat(stage.sent()).containsExactly(13L, 10L, 11L, 12L);
  }

  @Test
  void correctsTheTimesOfAClipsFramesAlsoWhereTheyAreAskedForAgain() {
    stage.stream.open(grant(1), 0);
    stage.offer(10);
    stage.stream.clips().correct(CLIP, 5_000_000);
    stage.stream.clips().correct(0, 7_000_000);
    stage.stream.admit(CLIP);
    stage.run(50);

    stage.answer(new Nack(10, List.of(new Nack.Piece(10, 0, 0))));
    stage.stream.offer(frame(11), 0);
    stage.run(50);

    assertThat(stage.datas())
        .extracting(data -> data.captureMicros() - frame(data.frame()).captureMicros())
        .contains(7_000_000L)
        .filteredOn(later -> later != 7_000_000)
        .hasSize(4)
        .containsOnly(5_000_000L);
  }

  @Test
  void goesOnAtTheSamePaceAfterABurstOfSixteen() {
    stage.stream.open(grant(1), 0);
    stage.stream.offer(new Frame(10, 0, new byte[100 * Data.PAYLOAD_BYTES]), 0);

    stage.stream.step(0, stage::hear);
    int atOnce = stage.datas().size();
    stage.run(100);

    assertThat(atOnce).isLessThanOrEqualTo(17);
    assertThat(stage.datas()).hasSize(100);
  }

  @Test
  void repairsWhatTheAgentMissesButNotWhatIsStillOnItsWay() {
    stage.stream.open(grant(1), 0);
    stage.offer(10);
    stage.stream.admit(CLIP);
    stage.run(50);
    stage.said.clear();

    stage.answer(new Nack(-1, List.of(Nack.Piece.whole(10))));
    stage.run(50);
    List<Long> early = stage.sent();
    stage.answer(
        new Nack(stage.agent.highest(), List.of(Nack.Piece.whole(10), Nack.Piece.whole(99))));
    stage.run(50);

    assertThat(early).isEmpty();
    assertThat(stage.sent()).containsExactly(10L);
    assertThat(stage.datas()).allMatch(data -> (data.flags() & Data.REPAIR) != 0);
  }

  @Test
  void repairsTwiceWhatOnlyViewersWaitFor() {
    stage.stream.open(grant(1), 0);
    stage.stream.offer(frame(10), 0);
    stage.run(50);
    stage.said.clear();

    stage.answer(new Nack(stage.agent.highest(), List.of(new Nack.Piece(10, 1, 1))));
    stage.run(50);

    assertThat(stage.datas()).extracting(Data::fragment).containsExactly(1, 1);
  }

  @Test
  void saysWhatAClipConsistsOfOnceAllOfItWasSent() {
    stage.stream.open(grant(1), 0);
    stage.offer(10, 11);
    stage.stream.finish(CLIP);
    stage.run(10);
    assertThat(stage.manifests()).isEmpty();

    stage.stream.admit(CLIP);
    stage.run(50);

    assertThat(stage.said.indexOf(stage.manifests().getFirst()))
        .isGreaterThan(stage.said.indexOf(stage.datas().getLast()));
    assertThat(stage.manifests().getFirst())
        .usingRecursiveComparison()
        .isEqualTo(new Manifest(CLIP, new FrameRange(10, 11), digest(frame(10), frame(11))));
  }

  @Test
  void repeatsAManifestEverLaterUntilTheClipIsAcknowledged() {
    stage.stream.open(grant(1), 0);
    stage.offer(10);
    stage.stream.admit(CLIP);
    stage.stream.finish(CLIP);
    for (int step = 0; step < 30; step++) {
      stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
      stage.run(100);
    }
    int repeated = stage.manifests().size();

    stage.answer(new ClipAck(CLIP));
    stage.answer(new ClipAck(CLIP));
    stage.run(3_000);

    assertThat(repeated).isBetween(5, 6);
    assertThat(stage.manifests()).hasSize(repeated);
    assertThat(stage.heard.acknowledged).containsExactly(CLIP);
  }

  @Test
  void tellsHowFarTheSendingOfAClipIs() {
    stage.stream.open(grant(1), 0);
    stage.offer(10, 11, 12);
    stage.stream.admit(CLIP);

    stage.run(150);

    assertThat(((Probe) stage.last(Probe.class)).clips())
        .containsExactly(new Probe.Progress(CLIP, 10, 12));
  }

  @Test
  void sendsAllThatIsNotDurableAgainUnderANewerLease() {
    stage.stream.open(grant(1), 0);
    stage.offer(10, 11, 12);
    stage.stream.admit(CLIP);
    stage.run(50);
    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of(new Status.Stored(CLIP, 10))));
    stage.stream.finish(CLIP);
    stage.renew(2);

    stage.stream.admit(CLIP);
    stage.run(50);

    assertThat(stage.sent()).containsExactly(12L, 11L);
    assertThat(stage.manifests().getFirst().captured()).isEqualTo(new FrameRange(10, 12));
    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(11);
  }

  @Test
  void theSameOrAnOlderLeaseChangesNothing() {
    stage.stream.open(grant(2), 0);
    stage.agent = UplinkStage.opener(grant(2));
    stage.offer(10);
    stage.stream.admit(CLIP);
    stage.run(50);
    stage.said.clear();

    stage.stream.open(grant(2), stage.nowMillis * MILLI);
    stage.stream.open(grant(1), stage.nowMillis * MILLI);
    stage.run(50);

    assertThat(stage.sent()).isEmpty();
  }

  @Test
  void saysOnceThatTheAgentIsSilentAndHoldsItsFramesUntilItIsHeardAgain() {
    stage.stream.open(grant(1), 0);
    stage.run(2_500);
    stage.offer(10);
    stage.stream.admit(CLIP);
    stage.run(500);
    List<Long> whileSilent = stage.sent();

    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
    stage.run(50);

    assertThat(stage.heard.silent).containsExactly(1L);
    assertThat(whileSilent).isEmpty();
    assertThat(stage.sent()).containsExactly(10L);
  }

  @Test
  void whatIsForgedIsNotAnAnswer() {
    stage.stream.open(grant(1), 0);
    stage.run(900);
    ByteBuffer forged = stage.answers.seal(new Status(1, 0, 0, List.of()));
    forged.put(30, (byte) ~forged.get(30));

    stage.stream.receive(forged, stage.nowMillis * MILLI);
    stage.run(200);

    assertThat(stage.heard.silent).containsExactly(1L);
  }

  @Test
  void givesTheOldestFramesUpWhenMemoryIsUsedUpAndTheManifestTells() {
    stage.stream.open(grant(1), 0);
    for (int number = 0; number < 5; number++) {
      stage.stream.offer(new Frame(number, number, new byte[1024 * 1024]), CLIP);
    }
    stage.stream.admit(CLIP);
    stage.stream.finish(CLIP);

    stage.run(20_000, () -> stage.answer(new Status(stage.agent.highest(), 0, 0, List.of())));

    assertThat(stage.sent()).containsExactly(4L, 1L, 2L, 3L);
    assertThat(stage.manifests().getFirst().captured()).isEqualTo(new FrameRange(0, 4));
    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(1);
  }

  @Test
  void aClipThatIsAcknowledgedEarlyGoesOnForViewersOnly() {
    stage.stream.open(grant(1), 0);
    stage.offer(10);
    stage.stream.admit(CLIP);
    stage.run(50);
    stage.answer(new ClipAck(CLIP));
    stage.said.clear();

    stage.offer(11);
    stage.run(50);
    stage.stream.finish(CLIP);
    stage.run(2_000);

    assertThat(stage.datas()).allMatch(data -> data.frame() == 11 && data.clipNumber() == 0);
    assertThat(stage.datas()).isNotEmpty();
    assertThat(stage.manifests()).isEmpty();
  }

  @Test
  void afterTheEndNothingIsSent() {
    stage.stream.open(grant(1), 0);
    stage.offer(10);
    stage.stream.admit(CLIP);

    stage.stream.end();

    assertThat(stage.stream.step(MILLI, stage::hear)).isEqualTo(UplinkStream.NEVER);
    assertThat(stage.said).isEmpty();
  }
}
