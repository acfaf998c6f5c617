package pasu.agent.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A {@link ClipFile} in the file system; {@link #sync} is fdatasync(2). */
record ChannelFile(FileChannel channel) implements ClipFile {

  static ClipFile create(Path path) throws IOException {
    return new ChannelFile(
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @Override
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void cut(long bytes) throws IOException {
    channel.truncate(bytes);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
