package pasu.bench.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import pasu.edge.camera.Camera;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.protocol.PictureSettings;

/**
 * A camera that gives a picture each fifteenth of a second of an {@link OutageClock}, ten times as
 * fast while that is hurried.
 */
record HurriedCamera(List<byte[]> jpegs, int width, int height, OutageClock clock)
    implements CameraSource {

  private static final Duration EACH = Duration.ofNanos(1_000_000_000 / 15);
  private static final int HURRY = 10;

  @Override
  public Camera open(PictureSettings asked) {
    return new Camera() {
      private int next;

      @Override
      public Picture next() {
        LockSupport.parkNanos(EACH.toNanos() / (clock.isHurried() ? HURRY : 1));
        clock.pass(EACH);
        byte[] jpeg = jpegs.get(next++ % jpegs.size());
        return new Picture(
            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()), jpeg, width, height);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String description() {
    return "bench:outage";
  }
}
