package pasu.edge.sight;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import pasu.edge.camera.Picture;
import pasu.media.JpegDecoder;
import pasu.media.MediaException;
import pasu.media.Scaler;

/** Sees pictures small and grey, as cheaply as JPEG allows. For one thread at a time. */
public final class GreyEye implements AutoCloseable {

  private static final int WIDTH = 160;
  private static final int MAX_HALVINGS = 3;

  /** What is needed for pictures of one size. */
  private static final class Lens implements AutoCloseable {
    private final int fullWidth;
    private final int fullHeight;
    private final int width;
    private final int height;
    private final byte[] samples;
    private final JpegDecoder decoder;
    private final Scaler scaler;

    Lens(Picture picture) throws MediaException {
      fullWidth = picture.width();
      fullHeight = picture.height();
      width = Math.min(WIDTH, fullWidth);
      height = Math.max(1, Math.round((float) width * fullHeight / fullWidth));
      samples = new byte[width * height];
      decoder = new JpegDecoder(halvings(fullWidth));
      scaler = new Scaler(width, height, avutil.AV_PIX_FMT_GRAY8, true);
    }

    private static int halvings(int width) {
      int halvings = 0;
      while (halvings < MAX_HALVINGS && (width >> (halvings + 1)) >= WIDTH) {
        halvings++;
      }
      return halvings;
    }

    boolean fits(Picture picture) {
      return picture.width() == fullWidth && picture.height() == fullHeight;
    }

    GreyPicture see(byte[] jpeg) throws MediaException {
      AVFrame small = scaler.scale(decoder.decode(jpeg));
      BytePointer rows = small.data(0);
      for (int row = 0; row < height; row++) {
        rows.position((long) row * small.linesize(0)).get(samples, row * width, width);
      }
      return new GreyPicture(samples, width, height);
    }

    @Override
    public void close() {
      scaler.close();
      decoder.close();
    }
  }

  private @Nullable Lens lens;

  /**
   * Looks at a picture.
   *
   * @return overwritten by the next one
   * @throws MediaException when the JPEG is broken; the next one may be whole
   */
  public GreyPicture see(Picture picture) throws MediaException {
    Lens fitting = lens;
    if (fitting == null || !fitting.fits(picture)) {
      close();
      fitting = new Lens(picture);
      lens = fitting;
    }
    return fitting.see(picture.jpeg());
  }

  @Override
  public void close() {
    Lens open = lens;
    lens = null;
    if (open != null) {
      open.close();
    }
  }
}
