package pasu.web;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;

/** A clip whose video and frames are more than any kernel's buffers hold. */
final class LargeClip {

  /** Of the video, and of the frames together. */
  static final int BYTES = 1 << 26;

  private static final int FRAME_BYTES = 1 << 20;

  private LargeClip() {}

  /** Writes zeros; all frames are the same bytes on disk. */
  static void fill(ClipFolder clip) throws IOException {
    Files.createDirectories(clip.path());
    try (RandomAccessFile video = new RandomAccessFile(clip.video().toFile(), "rw")) {
      video.setLength(BYTES);
    }
    byte[] frame = new byte[FRAME_BYTES];
    Files.write(clip.firstPart().frames(), frame);
    ByteBuffer index = ByteBuffer.allocate(BYTES / FRAME_BYTES * IndexEntry.BYTES);
    for (int i = 0; index.hasRemaining(); i++) {
      IndexEntry.describing(i, 0, i, frame).encode(index);
    }
    Files.write(clip.firstPart().index(), index.array());
  }
}
