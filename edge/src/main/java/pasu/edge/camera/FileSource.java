package pasu.edge.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** A video file, played at its own pace, over and over. */
final class FileSource implements CameraSource {

  private static final long PATIENCE_MILLIS = 10_000;

  private final Path path;
  private final Timepiece time;

  /**
   * Looks into the file.
   *
   * @throws IllegalArgumentException when there is no video that FFmpeg reads
   */
  FileSource(Path path, Timepiece time) {
    this.path = path;
    this.time = time;
    if (!Files.isRegularFile(path)) {
      throw refused(
          (Files.exists(path) ? "it is no file" : "there is no such file")
              + "; check the path"
              + (path.isAbsolute() ? "" : ", it is relative to " + Path.of("").toAbsolutePath()));
    }
    if (!Files.isReadable(path)) {
      throw refused("it may not be read; give this user the right to (chmod +r)");
    }
    try (Footage footage = Footage.open(request(), PictureSettings.USUAL, time)) {
      if (footage.next() == null) {
        throw refused("there is no picture in it; give a video with at least one");
      }
    } catch (IOException e) {
      throw refused(e.getMessage() + "; give a video that FFmpeg reads");
    }
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("camera source \"%s\": %s".formatted(description(), why));
  }

  private FfmpegInput.Request request() {
    String url = "file:" + path.toAbsolutePath();
    return new FfmpegInput.Request(
        url, null, Map.of("protocol_whitelist", "file"), true, PATIENCE_MILLIS);
  }

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    return new FileCamera(this, asked, time);
  }

  Footage play(PictureSettings asked) throws CameraException {
    try {
      return Footage.open(request(), asked, time);
    } catch (MediaException e) {
      throw new CameraException(
          Sentence.of("camera-failed", "{source}: {why}", description(), e.getMessage()), e);
    }
  }

  @Override
  public String description() {
    return "file:" + path;
  }
}
