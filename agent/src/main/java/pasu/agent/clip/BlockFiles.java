package pasu.agent.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files that are written past the page cache, in whole blocks: each group begins at a block
 * of its own, so none is written twice (ADR 19). One thread only: its files share a buffer.
 */
final class BlockFiles {

  static final int BLOCK = 4096;

  private static final Logger log = LoggerFactory.getLogger(BlockFiles.class);
  private static final int BUFFER_BYTES = 128 * BLOCK;
  private static final byte[] PADDING = new byte[BLOCK];

  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES + BLOCK).alignedSlice(BLOCK).slice(0, BUFFER_BYTES);
  private boolean isRefusalTold;

  /** Makes a new, empty file; an ordinary one where the file system can do no other. */
  ClipFile create(Path path) throws IOException {
    ClipFile ordinary = ChannelFile.create(path);
    ClipFile direct;
    try {
      direct = openDirect(path);
    } catch (IOException | UnsupportedOperationException e) {
      tellOnce(path, e);
      return ordinary;
    }
    closeUnwritten(ordinary);
    return new BlockFile(direct);
  }

  private static ClipFile openDirect(Path path) throws IOException {
    long wanted = Files.getFileStore(path).getBlockSize();
    if (BLOCK % wanted != 0) {
      throw new UnsupportedOperationException("the file system's blocks are " + wanted + " bytes");
    }
    return new ChannelFile(FileChannel.open(path, Set.of(StandardOpenOption.WRITE, direct())));
  }

  /** O_DIRECT, by its name: javac warns of the class as of an internal one, unsuppressibly. */
  private static OpenOption direct() {
    try {
      Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
      return (OpenOption) options.getField("DIRECT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this Java has no direct I/O", e);
    }
  }

  private void tellOnce(Path path, Exception refusal) {
    if (!isRefusalTold) {
      isRefusalTold = true;
      log.info("no direct I/O, more CPU a frame file={} error=\"{}\"", path, refusal.toString());
    }
  }

  private static void closeUnwritten(ClipFile file) {
    try {
      file.close();
    } catch (IOException e) {
      log.debug("empty file not closed error=\"{}\"", e.toString());
    }
  }

  /** A file of whole blocks; what a group leaves of its last one is zeros. */
  private final class BlockFile implements ClipFile {

    private final ClipFile file;

    BlockFile(ClipFile file) {
      this.file = file;
    }

    @Override
    public long write(List<byte[]> pieces, long position) throws IOException {
      long end = position;
      buffer.clear();
      for (byte[] piece : pieces) {
        for (int from = 0; from < piece.length; ) {
          if (!buffer.hasRemaining()) {
            end = flush(end);
          }
          int length = Math.min(buffer.remaining(), piece.length - from);
          buffer.put(piece, from, length);
          from += length;
        }
      }
      buffer.put(PADDING, 0, -buffer.position() & (BLOCK - 1));
      return flush(end);
    }

    private long flush(long position) throws IOException {
      int bytes = buffer.flip().remaining();
      write(buffer, position);
      buffer.clear();
      return position + bytes;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void cut(long bytes) throws IOException {
      file.cut(bytes);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
