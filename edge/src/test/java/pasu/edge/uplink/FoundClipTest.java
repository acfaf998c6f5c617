package pasu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.uplink.UplinkStage.CLIP;
import static pasu.edge.uplink.UplinkStage.digest;
import static pasu.edge.uplink.UplinkStage.frame;
import static pasu.edge.uplink.UplinkStage.grant;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pasu.edge.spool.Found;
import pasu.protocol.Cause;
import pasu.protocol.FrameRange;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.ClipDigest;
import pasu.protocol.clip.IndexEntry;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Status;

/** A clip of frames 10 to 19 that an edge left behind. */
class FoundClipTest {

  private final UplinkStage stage = new UplinkStage();

  @Test
  void isSentFromWhatTheDiskHas() {
    find(10, 19);

    load(10, 19);
    stage.run(1_000, this::answer);

    assertThat(stage.sent()).containsExactlyElementsOf(numbers(10, 19));
    assertThat(stage.manifests().getFirst().captured()).isEqualTo(new FrameRange(10, 19));
    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(10);
    assertThat(stage.manifests().getFirst().digest()).isEqualTo(digest(frames(10, 19)));
  }

  @Test
  void announcesNothingBeforeTheDiskGaveItsFrames() {
    find(10, 19);

    stage.run(1_000, this::answer);

    assertThat(stage.manifests()).isEmpty();
    assertThat(clip().backlog(Long.MAX_VALUE)).extracting(IndexEntry::frame).hasSize(10);
  }

  @Test
  void framesThatAnAgentHadBeforeAreNotWaitedFor() {
    find(15, 19);

    load(15, 19);
    stage.run(1_000, this::answer);

    assertThat(stage.manifests().getFirst().captured()).isEqualTo(new FrameRange(10, 19));
    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(15);
  }

  @Test
  void framesLostWithTheEdgesMemoryAreWaitedForNoLongerOnceTheOthersAreDurable() {
    find(12, 15);
    load(12, 15);
    stage.run(500, this::answer);
    assertThat(((Probe) stage.last(Probe.class)).clips())
        .containsExactly(new Probe.Progress(CLIP, 12, 15));

    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of(new Status.Stored(CLIP, 15))));
    stage.run(2_000, this::answer);

    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(12);
    assertThat(stage.manifests().getLast().keptFrom()).isEqualTo(20);
    assertThat(stage.manifests().getLast().digest()).isEqualTo(digest(frames(10, 19)));
  }

  @Test
  void aFrameThatTheDiskLostIsNotWaitedFor() {
    find(10, 19);
    clip().lose(10);

    load(11, 19);
    stage.run(1_000, this::answer);

    assertThat(stage.manifests().getFirst().keptFrom()).isEqualTo(11);
  }

  private void find(long first, long last) {
    Detected detected =
        new Detected(
            "yard", "c".repeat(32), CLIP, 10, Instant.EPOCH, Instant.EPOCH, Cause.MOTION, null);
    List<byte[]> digests =
        numbers(10, 19).stream().map(n -> ClipDigest.ofFrame(frame(n).jpeg())).toList();
    List<IndexEntry> entries =
        numbers(first, last).stream()
            .map(n -> IndexEntry.describing(n, 3_000 * n, 0, frame(n).jpeg()))
            .toList();
    stage.stream.clips().add(List.of(new Found(detected, digests, entries, null)));
    stage.stream.open(grant(1), 0);
    stage.stream.admit(CLIP);
  }

  private void load(long first, long last) {
    numbers(first, last).forEach(n -> clip().load(frame(n), 0));
  }

  private OutboundClip clip() {
    return stage.stream.clips().clip(CLIP);
  }

  private void answer() {
    stage.answer(new Status(stage.agent.highest(), 0, 0, List.of()));
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static Frame[] frames(long first, long last) {
    return numbers(first, last).stream().map(UplinkStage::frame).toArray(Frame[]::new);
  }
}
