package pasu.bench.edge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraException;
import pasu.edge.camera.CameraSources;
import pasu.edge.camera.Picture;
import pasu.edge.sight.PictureWatch;

/** What it costs to notice that a camera sees nothing: each picture given is looked at. */
final class WatchCost {

  private static final int PICTURES = 15;
  private static final int WARM_UP = 300;
  private static final int LOOKS = 600;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Duration look;

  WatchCost(Path video) throws CameraException {
    List<Picture> pictures = pictures(video);
    try (PictureWatch watch = new PictureWatch("bench")) {
      see(watch, pictures, 0, WARM_UP);
      long before = System.nanoTime();
      see(watch, pictures, WARM_UP, LOOKS);
      look = Duration.ofNanos(System.nanoTime() - before).dividedBy(LOOKS);
    }
  }

  private static List<Picture> pictures(Path video) throws CameraException {
    List<Picture> pictures = new ArrayList<>();
    try (Camera camera = CameraSources.parse("file:" + video).open()) {
      while (pictures.size() < PICTURES) {
        pictures.add(camera.next());
      }
    }
    return pictures;
  }

  private static void see(PictureWatch watch, List<Picture> pictures, int from, int count) {
    for (int i = from; i < from + count; i++) {
      Picture picture = pictures.get(i % PICTURES);
      watch.see(
          new Picture(
              i * BETWEEN.toNanos() / 1_000, picture.jpeg(), picture.width(), picture.height()));
    }
  }

  /** Of one core. */
  double share() {
    return look.toNanos() / (double) BETWEEN.toNanos();
  }

  @Override
  public String toString() {
    return "%.2f ms a look, %.3f %% of one core".formatted(look.toNanos() / 1e6, share() * 100);
  }
}
