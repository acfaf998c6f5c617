package pasu.catalog;

import static pasu.control.Samples.NOON;
import static pasu.control.Samples.clipId;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;

/** Clips as agents report them, and as they leave them on disk. */
final class SampleClips {

  static final int FRAMES = 5;
  static final ListClips ALL = ListClips.latest(50);
  private static final int JPEG_BYTES = 100;

  private SampleClips() {}

  /** The clip of a number; a larger number was detected later. */
  static Clip clip(int number, State state) {
    return clip(number, "yard", state);
  }

  static Clip clip(int number, String camera, State state) {
    return new Clip(
        clipId(number),
        camera,
        "home",
        3,
        Cause.MANUAL,
        NOON.plusSeconds(number),
        NOON.plusSeconds(number - 5),
        266,
        FRAMES,
        0,
        state,
        FRAMES * JPEG_BYTES,
        false);
  }

  /** Writes the clip's folder as an agent does, frames and document. */
  static ClipFolder store(Path clips, Clip clip) throws IOException {
    ClipFolder folder = storeFrames(clips, clip);
    new ClipDocument(1, clip, new FrameRange(0, FRAMES - 1), null, List.of()).write(folder);
    return folder;
  }

  static ClipFolder storeFrames(Path clips, Clip clip) throws IOException {
    ClipFolder folder = ClipFolder.of(clips, clip.id());
    Files.createDirectories(folder.path());
    ByteBuffer frames = ByteBuffer.allocate(FRAMES * JPEG_BYTES);
    ByteBuffer index = ByteBuffer.allocate(FRAMES * IndexEntry.BYTES);
    for (int i = 0; i < FRAMES; i++) {
      byte[] jpeg = new byte[JPEG_BYTES];
      jpeg[0] = (byte) i;
      IndexEntry.describing(i, frames.position(), i * 66_667L, jpeg).encode(index);
      frames.put(jpeg);
    }
    Files.write(folder.firstPart().frames(), frames.array());
    Files.write(folder.firstPart().index(), index.array());
    Files.write(folder.thumbnail(), new byte[10]);
    Files.write(folder.video(), new byte[10]);
    return folder;
  }
}
