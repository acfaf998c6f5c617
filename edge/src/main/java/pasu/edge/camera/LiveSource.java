package pasu.edge.camera;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.media.MediaException;

/** A device or a stream. */
final class LiveSource implements CameraSource {

  private static final Logger log = LoggerFactory.getLogger(LiveSource.class);

  private final String description;
  private final Runnable preparation;
  private final List<FfmpegInput.Request> requests;
  private final Supplier<String> remedy;
  private final Timepiece time;
  private volatile boolean encoding;

  /**
   * @param preparation what to do before each opening
   * @param requests ways to open it, best first
   * @param remedy what to do when none works, asked then
   */
  LiveSource(
      String description,
      Runnable preparation,
      List<FfmpegInput.Request> requests,
      Supplier<String> remedy,
      Timepiece time) {
    this.description = description;
    this.preparation = preparation;
    this.requests = requests;
    this.remedy = remedy;
    this.time = time;
  }

  @Override
  public Camera open() throws CameraException {
    preparation.run();
    MediaException last = new MediaException("there is no way to open it");
    for (FfmpegInput.Request request : requests) {
      try {
        Footage footage = Footage.open(request, time);
        noteEncoding(footage);
        return new LiveCamera(description, footage, time);
      } catch (MediaException e) {
        last = e;
      }
    }
    throw new CameraException(
        "%s: %s; %s".formatted(description, last.getMessage(), remedy.get()), last);
  }

  /** Says once what costs the processor dearly, and could be spared with another camera. */
  private void noteEncoding(Footage footage) {
    boolean encodes = footage instanceof EncodedFootage;
    if (encodes && !encoding) {
      log.info("camera gives no JPEGs, each picture is decoded and encoded source={}", description);
    }
    encoding = encodes;
  }

  @Override
  public String description() {
    return description;
  }
}
