package pasu.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.Durable;

/** The clips' folders. Blocks. Touches only what is named as Pasu names its files. */
final class ClipFiles {

  private static final Pattern CLIP_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern FILE =
      Pattern.compile(
          "frames(-[0-9]+)?\\.(mjpg|idx)(\\.new)?|(clip|thumbnail|video)(\\.[a-z0-9]+){1,3}");

  private final Path clips;

  ClipFiles(Path clips) {
    this.clips = clips;
  }

  /** Whether the folder of all clips is there at all; a volume may not be mounted. */
  boolean exist() {
    return Files.isDirectory(clips);
  }

  boolean has(String id) {
    return Files.isDirectory(clips.resolve(id), LinkOption.NOFOLLOW_LINKS);
  }

  ClipFolder folder(String id) {
    return ClipFolder.of(clips, id);
  }

  /** The clips that have a folder. */
  List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(clips)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (CLIP_ID.matcher(name).matches() && has(name)) {
          ids.add(name);
        }
      }
    }
    return ids;
  }

  /**
   * Removes a clip's files and its folder, durably; does nothing where there is none.
   *
   * @throws IOException also when something strange is in the folder, which is left there
   */
  void remove(String id) throws IOException {
    if (!CLIP_ID.matcher(id).matches()) {
      throw new IOException("\"%s\" is no clip id".formatted(id));
    }
    if (has(id)) {
      Path folder = clips.resolve(id);
      unlinkKnownFiles(folder);
      Durable.folder(folder);
      Files.delete(folder);
      Durable.folder(clips);
    }
  }

  private static void unlinkKnownFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (FILE.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    }
  }
}
