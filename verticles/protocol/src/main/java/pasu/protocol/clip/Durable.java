package pasu.protocol.clip;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What it takes on Linux for a change of a folder to survive a power cut: fsync(2) of the folder.
 */
public final class Durable {

  private Durable() {}

  /** Makes the folder's present list of files durable. */
  public static void folder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
