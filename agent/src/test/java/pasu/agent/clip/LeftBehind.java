package pasu.agent.clip;

import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.terms;

import java.io.IOException;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;

/** What an agent that died has written of a clip. */
final class LeftBehind {

  private final ClipRecorder recorder;

  LeftBehind(ClipFolder folder, long epoch) {
    recorder =
        new ClipRecorder(
            new ClipOrder(terms("yard", epoch), detected("yard")),
            folder,
            ChannelFile::create,
            new ByteBudget(1_000_000),
            new NotedClip());
  }

  LeftBehind append(Frame frame) {
    recorder.append(frame);
    return this;
  }

  void manifest(Manifest manifest) {
    recorder.manifest(manifest);
  }

  void work() throws IOException {
    recorder.work();
  }
}
