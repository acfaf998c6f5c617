package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.frame;

import java.io.IOException;
import java.util.List;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.protocol.frame.Frame;

/** What a clip's folder holds, compared with what was captured. */
final class FrameChecks {

  private FrameChecks() {}

  static void assertStored(ClipFolder folder, long... numbers) throws IOException {
    List<StoredFrame> stored = FrameIndex.read(folder).frames();
    assertThat(stored).hasSize(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      Frame expected = frame(numbers[i]);
      assertThat(stored.get(i).entry().frame()).isEqualTo(expected.number());
      assertThat(stored.get(i).entry().captureMicros()).isEqualTo(expected.captureMicros());
      assertThat(stored.get(i).read()).isEqualTo(expected.jpeg());
    }
  }
}
