package pasu.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pasu.cli.CommandFailure;

/** A file system of a few megabytes in memory, which is gone when it is closed. Needs root. */
record SmallDisk(Path path) implements AutoCloseable {

  private static final int STEP = 64 << 10;

  static SmallDisk mount(Path at, int mebibytes) throws IOException {
    Files.createDirectory(at);
    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "pasu-bench", at.toString());
    return new SmallDisk(at);
  }

  /** Writes until there is no room at all, and returns how much that took. */
  long fill() throws IOException {
    long written = 0;
    try (OutputStream filler = Files.newOutputStream(path.resolve("filler"))) {
      byte[] bytes = new byte[STEP];
      while (true) {
        filler.write(bytes);
        written += STEP;
      }
    } catch (IOException full) {
      if (Files.getFileStore(path).getUsableSpace() >= STEP) {
        throw full;
      }
      return written;
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", path.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw CommandFailure.failed(
          "%s failed; it needs root: %s".formatted(List.of(command), said.strip()));
    }
  }
}
