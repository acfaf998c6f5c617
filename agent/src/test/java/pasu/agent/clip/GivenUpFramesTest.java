package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Manifest;

/** Frames that an edge had no room for never come; the clip says so instead of waiting. */
class GivenUpFramesTest {

  @TempDir Path clips;
  private final FaultyFiles files = new FaultyFiles();
  private final NotedClip told = new NotedClip();
  private final ByteBudget budget = new ByteBudget(1_000_000);
  private ClipRecorder recorder;

  @BeforeEach
  void makeRecorder() {
    ClipOrder order = new ClipOrder(terms("yard", 1), detected("yard"));
    recorder = new ClipRecorder(order, ClipFolder.of(clips, CLIP), files, budget, told);
  }

  @Test
  void commitsWithoutWaitingForThem() throws IOException {
    record(103);

    recorder.manifest(givenUpBefore(102));
    recorder.work();
    assertThat(told.saved()).as("frame 102 may still come").isEmpty();

    record(102);
    assertThat(told.saved().orElseThrow().missing()).containsExactly(new FrameRange(100, 101));
    assertThat(told.isIntact()).isFalse();
  }

  @Test
  void commitsWhenNoneIsLeft() throws IOException {
    record(100);

    recorder.manifest(givenUpBefore(104));
    recorder.work();

    assertThat(told.saved().orElseThrow().missing()).containsExactly(new FrameRange(101, 103));
  }

  private static Manifest givenUpBefore(long keptFrom) {
    Manifest whole = manifest(CLIP_NUMBER, 100, 103);
    return new Manifest(CLIP_NUMBER, whole.captured(), whole.digest(), keptFrom);
  }

  private void record(long number) throws IOException {
    assertThat(budget.take(frame(number))).isTrue();
    recorder.append(frame(number));
    recorder.work();
  }
}
