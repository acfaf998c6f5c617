package pasu.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw pictures of any size and format into ones of a given size, format and range. The range
 * says whether black is 0 (full, as in JPEG) or 16 (as in video); to confuse them is to lose
 * contrast. For one thread at a time.
 */
public final class Scaler implements AutoCloseable {

  private static final int UNCHANGED = 1 << 16;

  /** What a context was made for. */
  private record Shape(int width, int height, int format, boolean full) {

    static Shape of(AVFrame frame) {
      return new Shape(frame.width(), frame.height(), frame.format(), isFull(frame));
    }

    private static boolean isFull(AVFrame frame) {
      return frame.color_range() == avutil.AVCOL_RANGE_JPEG || isJpegFormat(frame.format());
    }

    private static boolean isJpegFormat(int format) {
      return format == avutil.AV_PIX_FMT_YUVJ420P
          || format == avutil.AV_PIX_FMT_YUVJ422P
          || format == avutil.AV_PIX_FMT_YUVJ444P
          || format == avutil.AV_PIX_FMT_YUVJ440P;
    }
  }

  private final Shape target;
  private final AVFrame scaled = avutil.av_frame_alloc();
  private @Nullable Shape source;
  private @Nullable SwsContext context;

  /**
   * Scales to this.
   *
   * @param format one of FFmpeg's {@code AV_PIX_FMT_…}
   */
  public Scaler(int width, int height, int format, boolean fullRange) throws MediaException {
    target = new Shape(width, height, format, fullRange);
    scaled.width(width).height(height).format(format);
    scaled.color_range(fullRange ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
    Ffmpeg.check(avutil.av_frame_get_buffer(scaled, 0), "hold a picture");
  }

  /**
   * Scales one.
   *
   * @return this scaler's own, valid until the next call
   */
  public AVFrame scale(AVFrame picture) throws MediaException {
    Ffmpeg.check(avutil.av_frame_make_writable(scaled), "hold a picture");
    SwsContext fitting = contextFor(Shape.of(picture));
    Ffmpeg.check(
        swscale.sws_scale(
            fitting,
            picture.data(),
            picture.linesize(),
            0,
            picture.height(),
            scaled.data(),
            scaled.linesize()),
        "scale a picture");
    return scaled;
  }

  private SwsContext contextFor(Shape shape) throws MediaException {
    SwsContext fitting = context;
    if (fitting == null || !shape.equals(source)) {
      swscale.sws_freeContext(context);
      context = null;
      fitting = open(shape);
      context = fitting;
      source = shape;
    }
    return fitting;
  }

  private SwsContext open(Shape from) throws MediaException {
    SwsContext opened =
        swscale.sws_getContext(
            from.width,
            from.height,
            from.format,
            target.width,
            target.height,
            target.format,
            from.width == target.width ? swscale.SWS_POINT : swscale.SWS_AREA,
            (SwsFilter) null,
            (SwsFilter) null,
            (DoublePointer) null);
    if (opened == null) {
      throw new MediaException("cannot scale from %s to %s".formatted(from, target));
    }
    var matrix = swscale.sws_getCoefficients(swscale.SWS_CS_ITU601);
    swscale.sws_setColorspaceDetails(
        opened, matrix, from.full ? 1 : 0, matrix, target.full ? 1 : 0, 0, UNCHANGED, UNCHANGED);
    return opened;
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    context = null;
    avutil.av_frame_free(scaled);
  }
}
