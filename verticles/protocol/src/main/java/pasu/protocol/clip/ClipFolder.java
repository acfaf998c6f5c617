package pasu.protocol.clip;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of one clip are.
 *
 * <p>Frames are in one pair of files, {@code frames.mjpg} and {@code frames.idx}. Where several
 * agents, or one agent twice, had a part in a clip, each later part is a pair of its own, with the
 * epoch in its name.
 *
 * @param path the folder, named by the clip's id
 */
public record ClipFolder(Path path) {

  private static final String FRAMES = "frames";
  private static final String INDEX_SUFFIX = ".idx";

  /** One pair of frame files. */
  public record Part(Path frames, Path index) {}

  public static ClipFolder of(Path clips, String id) {
    return new ClipFolder(clips.resolve(id));
  }

  public String id() {
    return path.getFileName().toString();
  }

  /** The pair an only writer uses. */
  public Part firstPart() {
    return part(FRAMES);
  }

  /** The pair a later writer uses, lest it touch what another wrote. */
  public Part laterPart(long epoch) {
    return part(FRAMES + "-" + epoch);
  }

  /** Every pair there is, in no particular order; none where the folder does not exist. */
  public List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> indexes =
          Files.newDirectoryStream(path, FRAMES + "*" + INDEX_SUFFIX)) {
        for (Path index : indexes) {
          String name = index.getFileName().toString();
          parts.add(part(name.substring(0, name.length() - INDEX_SUFFIX.length())));
        }
      }
    }
    return parts;
  }

  public Path document() {
    return path.resolve("clip.json");
  }

  public Path thumbnail() {
    return path.resolve("thumbnail.jpg");
  }

  public Path video() {
    return path.resolve("video.mp4");
  }

  /**
   * Removes the folder and every file in it, durably. Does nothing where it is gone already, so a
   * removal that a crash cut short is simply repeated.
   */
  public void remove() throws IOException {
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(path);
      Durable.presence(path);
    }
  }

  private Part part(String name) {
    return new Part(path.resolve(name + ".mjpg"), path.resolve(name + INDEX_SUFFIX));
  }
}
