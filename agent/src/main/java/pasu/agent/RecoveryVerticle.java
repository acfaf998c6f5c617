package pasu.agent;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.agent.clip.ClipOptions;
import pasu.agent.clip.ClipRecovery;
import pasu.agent.clip.ClipRecovery.Recovered;
import pasu.agent.clip.PictureScaler;
import pasu.agent.clip.Recordings;
import pasu.agent.clip.VideoMaker;
import pasu.agent.video.Mp4Writer;
import pasu.agent.video.Thumbnails;

/**
 * Finishes the clips that a crash left behind. Event loop; files and videos have platform threads.
 *
 * <p>Deploy it once the catalog answers and before the first agent: it has looked through the clips
 * folder when it is deployed, and finishes what it found afterwards.
 */
public final class RecoveryVerticle extends VerticleBase {

  private static final long REPORT_INTERVAL_MS = 1_000;

  private final Path clips;
  private final VideoMaker videos;
  private final PictureScaler pictures;
  private @Nullable Recordings recordings;

  public RecoveryVerticle(Path clips) {
    this(clips, new Mp4Writer()::write, Thumbnails::scale);
  }

  RecoveryVerticle(Path clips, VideoMaker videos, PictureScaler pictures) {
    this.clips = clips;
    this.videos = videos;
    this.pictures = pictures;
  }

  @Override
  public Future<?> start() {
    return vertx.executeBlocking(() -> ClipRecovery.run(clips)).onSuccess(this::finish);
  }

  @Override
  public Future<?> stop() {
    return recordings == null
        ? Future.succeededFuture()
        : recordings.close(vertx, Duration.ofSeconds(1));
  }

  private void finish(List<Recovered> found) {
    if (!found.isEmpty()) {
      Recordings finishing =
          new Recordings(
              "recovery", clips, ClipOptions.DEFAULTS, videos, pictures, context, System::nanoTime);
      recordings = finishing;
      vertx.setPeriodic(REPORT_INTERVAL_MS, _ -> finishing.mentionProgress());
      found.forEach(finishing::finish);
    }
  }
}
