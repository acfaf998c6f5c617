package pasu.edge.camera;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Where cameras are named in words, as on the command line. */
public final class CameraSources {

  private static final String KNOWN =
      "known are scene:, scene:WIDTHxHEIGHT@RATE, file:PATH, v4l2:/dev/videoN, rpicam: and"
          + " rtsp://HOST/PATH";

  private static final String RPICAM = "rpicam-vid";

  private CameraSources() {}

  /**
   * Understands the name of a source. A video file is looked into; devices and streams are not, for
   * they may come later.
   *
   * @throws IllegalArgumentException with the value, what is wrong, and what to write instead
   */
  public static CameraSource parse(String spec) {
    return parse(spec, Timepiece.system());
  }

  /** The same, in a time of the caller's. */
  public static CameraSource parse(String spec, Timepiece time) {
    int colon = spec.indexOf(':');
    String scheme = colon < 0 ? "" : spec.substring(0, colon);
    String rest = spec.substring(colon + 1);
    return switch (scheme) {
      case "scene" -> SceneSource.parse(rest, time);
      case "file" -> new FileSource(path(spec, rest), time);
      case "v4l2" -> said(spec, () -> LiveSources.video4Linux(List.of(rest.split(",", -1)), time));
      case "rpicam" -> said(spec, () -> ProgramSource.rpicam(RPICAM, words(rest), time));
      case "rtsp", "rtsps" -> LiveSources.network(spec, time);
      default ->
          throw new IllegalArgumentException(
              "camera source \"%s\" is not known; %s"
                  .formatted(LiveSources.withoutCredentials(spec), KNOWN));
    };
  }

  private static List<String> words(String rest) {
    return rest.isEmpty() ? List.of() : List.of(rest.split(",", -1));
  }

  private static CameraSource said(String spec, Supplier<CameraSource> parsing) {
    try {
      return parsing.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "camera source \"%s\": %s".formatted(spec, e.getMessage()), e);
    }
  }

  private static Path path(String spec, String path) {
    try {
      if (!path.isEmpty()) {
        return Path.of(path);
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "camera source \"%s\" must name a file, as in file:clip.mp4".formatted(spec));
  }
}
