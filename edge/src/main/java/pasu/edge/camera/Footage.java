package pasu.edge.camera;

import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;

/** JPEGs out of an open video. For one thread. */
interface Footage extends AutoCloseable {

  /**
   * One JPEG.
   *
   * @param micros from the start of the video; null when the video does not say
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Shot(@Nullable Long micros, byte[] jpeg, int width, int height) {}

  /** Waits for the next one; null at the end of the video. */
  @Nullable Shot next() throws MediaException;

  /** The usual distance between two. */
  long intervalMicros();

  /** From the next one on, makes them so; what is passed through stays as it is. */
  default void follow(PictureSettings asked) {}

  @Override
  void close();

  /** Opens it: as it is where it consists of JPEGs, else decoded and encoded. */
  static Footage open(FfmpegInput.Request request, PictureSettings asked, Timepiece time)
      throws MediaException {
    FfmpegInput input = new FfmpegInput(request, time);
    try {
      boolean jpegs = input.stream().codecpar().codec_id() == avcodec.AV_CODEC_ID_MJPEG;
      return jpegs ? new OriginalFootage(input) : new EncodedFootage(input, asked);
    } catch (MediaException e) {
      input.close();
      throw e;
    }
  }
}
