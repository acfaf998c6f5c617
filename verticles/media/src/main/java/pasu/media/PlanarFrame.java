package pasu.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * A raw picture filled from arrays, in three planes: luma, and both colour differences at half the
 * size, rounded up. For one thread at a time.
 */
public final class PlanarFrame implements AutoCloseable {

  private final int width;
  private final int height;
  private final AVFrame frame = avutil.av_frame_alloc();

  public PlanarFrame(int width, int height) throws MediaException {
    this.width = width;
    this.height = height;
    frame.width(width).height(height).format(avutil.AV_PIX_FMT_YUVJ420P);
    frame.color_range(avutil.AVCOL_RANGE_JPEG);
    Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "hold a picture");
  }

  /**
   * Fills it, full range, rows without gaps.
   *
   * @return this one's own, valid until the next call
   */
  public AVFrame of(byte[] luma, byte[] blue, byte[] red) throws MediaException {
    Ffmpeg.check(avutil.av_frame_make_writable(frame), "hold a picture");
    fill(0, luma, width, height);
    fill(1, blue, (width + 1) / 2, (height + 1) / 2);
    fill(2, red, (width + 1) / 2, (height + 1) / 2);
    return frame;
  }

  private void fill(int plane, byte[] samples, int rowBytes, int rows) {
    BytePointer target = frame.data(plane);
    int stride = frame.linesize(plane);
    for (int row = 0; row < rows; row++) {
      target.position((long) row * stride).put(samples, row * rowBytes, rowBytes);
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
  }
}
