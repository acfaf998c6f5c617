package pasu.cli.cluster;

import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.Picture;
import pasu.measure.RetouchedCamera;
import pasu.protocol.clip.ClipDigest;

/** A camera of which is known what it showed. */
final class WitnessedCamera {

  /** One picture, and when it was captured. */
  record Shown(long captureMicros, String digest) {
    static Shown of(long captureMicros, byte[] jpeg) {
      return new Shown(captureMicros, HexFormat.of().formatHex(ClipDigest.ofFrame(jpeg)));
    }
  }

  private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
  private final CameraSource source;

  WitnessedCamera(CameraSource source) {
    this.source = new RetouchedCamera(source, this::note);
  }

  /** The camera itself. */
  CameraSource source() {
    return source;
  }

  /** What it showed from one picture to another. */
  List<Shown> between(Shown first, Shown last) {
    return shown.stream()
        .dropWhile(one -> !one.equals(first))
        .takeWhile(one -> one.captureMicros() <= last.captureMicros())
        .toList();
  }

  private Picture note(Picture picture) {
    shown.add(Shown.of(picture.captureMicros(), picture.jpeg()));
    return picture;
  }
}
