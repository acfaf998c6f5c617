package pasu.agent.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A disk of a few bytes, by whose budget real files are written: beyond it a write is cut short and
 * fails, as ENOSPC does. Thread-safe.
 */
public final class SmallDisk implements ClipFile.Files, DiskSpace {

  private final long totalBytes;
  private long usableBytes;
  private boolean failing;

  public SmallDisk(long totalBytes) {
    this.totalBytes = totalBytes;
    this.usableBytes = totalBytes;
  }

  /** The disk as an agent sees it. */
  public Disk disk(long reserveBytes) {
    return new Disk(this, reserveBytes);
  }

  /** What is usable from now on. */
  public synchronized void leave(long bytes) {
    usableBytes = bytes;
  }

  /** Whether even its size cannot be read. */
  public synchronized void fail(boolean isFailing) {
    failing = isFailing;
  }

  @Override
  public synchronized Room measure() throws IOException {
    if (failing) {
      throw new IOException("Input/output error");
    }
    return new Room(usableBytes, totalBytes);
  }

  @Override
  public ClipFile create(Path path) throws IOException {
    return new Bounded(ChannelFile.create(path));
  }

  private synchronized int take(int bytes) {
    int taken = (int) Math.min(bytes, usableBytes);
    usableBytes -= taken;
    return taken;
  }

  private final class Bounded implements ClipFile {

    private final ClipFile file;

    Bounded(ClipFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      int taken = take(bytes.remaining());
      file.write(bytes.slice(bytes.position(), taken), position);
      if (taken < bytes.remaining()) {
        throw new IOException("No space left on device");
      }
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
