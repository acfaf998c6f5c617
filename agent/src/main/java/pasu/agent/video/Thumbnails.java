package pasu.agent.video;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import pasu.media.JpegDecoder;
import pasu.media.JpegEncoder;
import pasu.media.Scaler;

/** Small pictures of large ones. */
public final class Thumbnails {

  private Thumbnails() {}

  /**
   * Scales a JPEG down, its proportions kept; one that is not wider comes back as it is. May run on
   * any thread, for some milliseconds.
   *
   * @param width in pixels, at least 1
   * @throws IOException when the JPEG is broken
   */
  public static byte[] scale(byte[] jpeg, int width) throws IOException {
    try (JpegDecoder decoder = new JpegDecoder()) {
      AVFrame picture = decoder.decode(jpeg);
      return picture.width() <= width ? jpeg : scale(picture, width);
    }
  }

  private static byte[] scale(AVFrame picture, int width) throws IOException {
    int height = Math.max(1, Math.round((float) width * picture.height() / picture.width()));
    try (Scaler scaler = new Scaler(width, height, avutil.AV_PIX_FMT_YUVJ420P, true);
        JpegEncoder encoder = new JpegEncoder(width, height, JpegEncoder.GOOD)) {
      return encoder.encode(scaler.scale(picture));
    }
  }
}
