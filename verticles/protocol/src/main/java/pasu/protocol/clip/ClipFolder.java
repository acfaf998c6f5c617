package pasu.protocol.clip;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of one clip are.
 *
 * <p>Frames are in one pair of files, {@code frames.mjpg} and {@code frames.idx}. Where several
 * agents, or one agent twice, had a part in a clip, each later part is a pair of its own, with the
 * epoch in its name, until the clip is finished: then the newest writer's pair has every frame.
 *
 * @param path the folder, named by the clip's id
 */
public record ClipFolder(Path path) {

  private static final String FRAMES = "frames";
  private static final String INDEX_SUFFIX = ".idx";

  private static final Pattern INDEX = Pattern.compile(FRAMES + "(?:-([0-9]{1,18}))?\\.idx");

  /** One pair of frame files. */
  public record Part(Path frames, Path index) {

    /** The writer's epoch; 0 of the first one, whose name does not say it. */
    public long epoch() {
      Matcher name = INDEX.matcher(index.getFileName().toString());
      return name.matches() && name.group(1) != null ? Long.parseLong(name.group(1)) : 0;
    }
  }

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

  /** Every pair there is, oldest writer first; none where the folder does not exist. */
  public List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> indexes = Files.newDirectoryStream(path, this::isIndex)) {
        for (Path index : indexes) {
          String name = index.getFileName().toString();
          parts.add(part(name.substring(0, name.length() - INDEX_SUFFIX.length())));
        }
      }
    }
    parts.sort(Comparator.comparingLong(Part::epoch));
    return parts;
  }

  private boolean isIndex(Path file) {
    return INDEX.matcher(file.getFileName().toString()).matches();
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
