package pasu.edge.camera;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where cameras are named in words, as on the command line. */
public final class CameraSources {

  private static final String KNOWN =
      "known are scene:, scene:WIDTHxHEIGHT@RATE, file:PATH, v4l2:/dev/videoN and rtsp://HOST/PATH";

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
      case "v4l2" -> LiveSources.video4Linux(rest, time);
      case "rtsp", "rtsps" -> LiveSources.network(spec, time);
      default ->
          throw new IllegalArgumentException(
              "camera source \"%s\" is not known; %s".formatted(spec, KNOWN));
    };
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
