package pasu.edge.camera;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import pasu.media.JpegEncoder;
import pasu.media.MediaException;
import pasu.media.Scaler;

/** Turns decoded frames of one size into JPEGs of full contrast. */
final class FrameToJpeg implements AutoCloseable {

  private final int width;
  private final int height;
  private final Scaler scaler;
  private final JpegEncoder encoder;

  FrameToJpeg(int width, int height) throws MediaException {
    this.width = width;
    this.height = height;
    scaler = new Scaler(width, height, avutil.AV_PIX_FMT_YUVJ420P, true);
    encoder = new JpegEncoder(width, height, JpegEncoder.GOOD);
  }

  boolean fits(AVFrame frame) {
    return frame.width() == width && frame.height() == height;
  }

  byte[] encode(AVFrame frame) throws MediaException {
    return encoder.encode(scaler.scale(frame));
  }

  @Override
  public void close() {
    encoder.close();
    scaler.close();
  }
}
