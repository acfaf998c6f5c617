package pasu.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A real file whose writes and syncs may fail; half of a write that fails is done. */
final class FaultyChannel extends FileChannel {

  private final FileChannel real;
  private final String name;
  private final DiskImage.Node node;
  private final Faults faults;
  private final int block;

  /**
   * Makes one.
   *
   * @param block only whole ones of so many bytes can be written
   */
  FaultyChannel(FileChannel real, String name, DiskImage.Node node, Faults faults, int block) {
    this.real = real;
    this.name = name;
    this.node = node;
    this.faults = faults;
    this.block = block;
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    if (position % block != 0 || from.remaining() % block != 0) {
      throw new IOException("Invalid argument: not whole blocks");
    }
    try {
      faults.before("write " + name);
      return put(from, position, from.remaining());
    } catch (IOException | PowerCut e) {
      put(from, position, from.remaining() / 2);
      throw e;
    }
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = write(from, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(from[i]);
    }
    return written;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    try {
      faults.before("sync " + name);
      node.sync();
    } catch (IOException e) {
      node.syncFailed();
      throw e;
    }
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    faults.before("truncate " + name);
    real.truncate(size);
    node.truncate(size);
    return this;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return real.read(to);
  }

  @Override
  public int read(ByteBuffer to, long position) throws IOException {
    return real.read(to, position);
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) throws IOException {
    return real.read(to, offset, length);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    try {
      faults.before("close " + name);
    } finally {
      real.close();
    }
  }

  private int put(ByteBuffer from, long position, int bytes) throws IOException {
    byte[] copy = new byte[bytes];
    from.get(copy);
    node.write(position, copy);
    ByteBuffer rest = ByteBuffer.wrap(copy);
    while (rest.hasRemaining()) {
      real.write(rest, position + rest.position());
    }
    return bytes;
  }
}
