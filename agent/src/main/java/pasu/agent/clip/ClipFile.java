package pasu.agent.clip;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file of a clip while it is written. One thread only. */
interface ClipFile extends Closeable {

  /** Writes all of {@code bytes} at {@code position}; after a failure any part may be written. */
  void write(ByteBuffer bytes, long position) throws IOException;

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

    /** Fails where there is no room for frames; to be asked before they are written. */
    default void refuseWhenFull() throws IOException {}
  }
}
