package pasu.edge.camera;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;
import pasu.protocol.Sentence;

/** A device or a stream. */
final class LiveSource implements CameraSource {

  /** Says which source does not open, why, and what to do. */
  interface Remedy {
    Sentence after(String source, @Nullable String why);
  }

  private static final Logger log = LoggerFactory.getLogger(LiveSource.class);

  private final String description;
  private final @Nullable PictureWishes wishes;
  private final Function<PictureSettings, List<FfmpegInput.Request>> ways;
  private final Remedy remedy;
  private final Timepiece time;
  private volatile boolean encoding;

  /**
   * @param wishes of a device, which makes other pictures only once it is opened again; null for a
   *     stream, which is as it is
   * @param ways to open it, best first; asked before each opening
   * @param remedy what to say when none works, asked then
   */
  LiveSource(
      String description,
      @Nullable PictureWishes wishes,
      Function<PictureSettings, List<FfmpegInput.Request>> ways,
      Remedy remedy,
      Timepiece time) {
    this.description = description;
    this.wishes = wishes;
    this.ways = ways;
    this.remedy = remedy;
    this.time = time;
  }

  @Override
  public Camera open(PictureSettings asked) throws CameraException {
    MediaException last = new MediaException("there is no way to open it");
    for (FfmpegInput.Request request : ways.apply(asked)) {
      try {
        Footage footage = Footage.open(request, asked, time);
        noteEncoding(footage);
        return new LiveCamera(description, wishes != null, footage, time);
      } catch (MediaException e) {
        last = e;
      }
    }
    throw new CameraException(remedy.after(description, last.getMessage()), last);
  }

  @Override
  public PictureSettings within(PictureSettings plan) {
    return wishes == null ? plan : wishes.within(plan);
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
