package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** How much room a disk has. Blocks as briefly as statvfs(2) does. */
@FunctionalInterface
interface DiskSpace {

  /** What a disk holds, and what of it anybody may still use. */
  record Room(long usableBytes, long totalBytes) {}

  Room measure() throws IOException;

  /** That of the disk a folder is on; its {@code FileStore} is found once, among all mounts. */
  static DiskSpace of(Path folder) {
    AtomicReference<FileStore> found = new AtomicReference<>();
    return () -> {
      FileStore store = found.get();
      if (store == null) {
        store = Files.getFileStore(folder);
        found.set(store);
      }
      return new Room(store.getUsableSpace(), store.getTotalSpace());
    };
  }
}
