package pasu.agent.clip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A file of a clip while it is written. One thread only. */
interface ClipFile extends Closeable {

  /** Writes all of {@code bytes} at {@code position}; after a failure any part may be written. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /**
   * Writes a group of pieces end to end, from where the group before let it begin.
   *
   * @return where the next group may begin, which may be some bytes further on
   */
  default long write(List<byte[]> pieces, long position) throws IOException {
    long end = position;
    for (byte[] piece : pieces) {
      write(ByteBuffer.wrap(piece), end);
      end += piece.length;
    }
    return end;
  }

  /** Returns once what was written survives a power cut. */
  void sync() throws IOException;

  /** Takes back what was written from there on, if only from the sight of other readers. */
  void cut(long bytes) throws IOException;

  /** Where such files come from. */
  interface Files {

    /**
     * Makes a new, empty file.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one
     */
    ClipFile create(Path path) throws IOException;

    /** The same, for much that is written in groups and seldom read. */
    default ClipFile createFrames(Path path) throws IOException {
      return create(path);
    }

    /** Fails where there is no room for frames; to be asked before they are written. */
    default void refuseWhenFull() throws IOException {}
  }
}
