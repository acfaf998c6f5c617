package pasu.agent.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.clip.ClipFolder;

/**
 * Makes clips' thumbnails, on a thread of its own so that one is there seconds before its MP4.
 *
 * <p>A thumbnail that cannot be made is only logged: the clip is as good without it.
 */
final class Thumbnailer {

  private static final Logger log = LoggerFactory.getLogger(Thumbnailer.class);

  private final PictureScaler scaler;
  private final int width;
  private final QuietThreads thread;

  Thumbnailer(PictureScaler scaler, int width, QuietThreads thread) {
    this.scaler = scaler;
    this.width = width;
    this.thread = thread;
  }

  /**
   * Makes one, in place of an older.
   *
   * @param epoch whose: a draft has one writer
   */
  void make(ClipFolder folder, long epoch, byte[] jpeg) {
    thread
        .run(() -> write(folder, epoch, jpeg))
        .onFailure(
            failure ->
                log.warn("no thumbnail clip={} error=\"{}\"", folder.id(), failure.toString()));
  }

  private Path write(ClipFolder folder, long epoch, byte[] jpeg) throws IOException {
    Path draft = folder.path().resolve("thumbnail.jpg.%d.new".formatted(epoch));
    Files.write(draft, scaler.scale(jpeg, width));
    return Files.move(draft, folder.thumbnail(), StandardCopyOption.ATOMIC_MOVE);
  }
}
