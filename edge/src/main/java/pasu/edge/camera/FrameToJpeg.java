package pasu.edge.camera;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import pasu.media.JpegEncoder;
import pasu.media.MediaException;
import pasu.media.Scaler;
import pasu.protocol.PictureSettings;

/** Turns decoded frames of one size into JPEGs of full contrast, as large and good as wanted. */
final class FrameToJpeg implements AutoCloseable {

  private final Size from;
  private final PictureSettings asked;
  private final Size size;
  private final Scaler scaler;
  private final JpegEncoder encoder;

  FrameToJpeg(Size from, PictureSettings asked) throws MediaException {
    this.from = from;
    this.asked = asked;
    size = from.within(asked);
    scaler = new Scaler(size.width(), size.height(), avutil.AV_PIX_FMT_YUVJ420P, true);
    encoder = new JpegEncoder(size.width(), size.height(), JpegEncoder.quantizer(asked.quality()));
  }

  boolean fits(AVFrame frame, PictureSettings now) {
    return frame.width() == from.width() && frame.height() == from.height() && now.equals(asked);
  }

  /** Of the JPEGs. */
  Size size() {
    return size;
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
