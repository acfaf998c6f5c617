package pasu.agent.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real files that note what is done to them, and fail when they are told to. */
final class FaultyFiles implements ClipFile.Files {

  private final List<String> done = new ArrayList<>();
  private String fault = "";

  /** What was done, such as "write frames.mjpg", in order. */
  List<String> done() {
    return done;
  }

  /** Fails whatever is done next under that name, until told otherwise; half of a write is done. */
  void fail(String step) {
    fault = step;
  }

  void work() {
    fault = "";
  }

  @Override
  public ClipFile create(Path path) throws IOException {
    String name = path.getFileName().toString();
    note("create " + name);
    return new Faulty(name, ChannelFile.create(path));
  }

  private void note(String step) throws IOException {
    if (step.equals(fault)) {
      throw new IOException("No space left on device, at " + step);
    }
    done.add(step);
  }

  private final class Faulty implements ClipFile {

    private final String name;
    private final ClipFile file;

    Faulty(String name, ClipFile file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      if (fault.equals("write " + name)) {
        file.write(bytes.slice(0, bytes.remaining() / 2), position);
      }
      note("write " + name);
      file.write(bytes, position);
    }

    @Override
    public void sync() throws IOException {
      note("sync " + name);
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
