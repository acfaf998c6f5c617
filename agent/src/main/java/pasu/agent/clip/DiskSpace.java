package pasu.agent.clip;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** How much room a disk has. Blocks as briefly as statvfs(2) does. */
@FunctionalInterface
interface DiskSpace {

  /** What a disk holds, and what of it anybody may still use. */
  record Room(long usableBytes, long totalBytes) {}

  Room measure() throws IOException;

  /** That of the disk a folder is on; a {@code FileStore} would read all mounts each time. */
  static DiskSpace of(Path folder) {
    File file = folder.toFile();
    return () -> {
      long totalBytes = file.getTotalSpace();
      if (totalBytes == 0) {
        throw new IOException("the disk of folder \"%s\" does not say its size".formatted(folder));
      }
      return new Room(file.getUsableSpace(), totalBytes);
    };
  }
}
