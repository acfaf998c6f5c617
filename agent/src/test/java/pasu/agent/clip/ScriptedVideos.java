package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** Videos that say how many frames they are made of, until a test wants none made. */
final class ScriptedVideos {

  private volatile boolean fails;

  void fail() {
    fails = true;
  }

  void make(List<StoredFrame> frames, Path video) throws IOException {
    if (fails) {
      throw new IOException("no encoder");
    }
    Files.writeString(video, frames.size() + " frames");
  }
}
