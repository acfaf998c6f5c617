package pasu.agent.video;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import pasu.media.JpegDecoder;
import pasu.media.MediaException;
import pasu.media.Scaler;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * The frames of a clip as raw pictures for an encoder: all in the size of the first, cropped to
 * even. One that cannot be read shows the one before it again, so none is left out. For one thread.
 */
final class StoredPictures implements AutoCloseable {

  private final JpegDecoder decoder = new JpegDecoder();
  private final Scaler scaler;
  private AVFrame current;
  private int repeated;

  /**
   * Begins with the first frame that can be read.
   *
   * @throws IOException when none can
   */
  StoredPictures(List<StoredFrame> frames) throws IOException {
    try {
      AVFrame first = firstReadable(frames);
      scaler = new Scaler(first.width(), first.height(), avutil.AV_PIX_FMT_YUV420P, false);
      current = scaler.scale(first);
    } catch (IOException e) {
      decoder.close();
      throw e;
    }
  }

  private AVFrame firstReadable(List<StoredFrame> frames) throws IOException {
    for (StoredFrame frame : frames) {
      AVFrame read = readOrNull(frame);
      if (read != null) {
        return read;
      }
    }
    throw new MediaException(
        "cannot make a video: none of %d frames can be read".formatted(frames.size()));
  }

  int width() {
    return current.width();
  }

  int height() {
    return current.height();
  }

  /** How many were shown again in place of one that cannot be read. */
  int repeated() {
    return repeated;
  }

  /** The picture of a frame, this one's own, valid until the next call. */
  AVFrame picture(StoredFrame frame) throws MediaException {
    AVFrame read = readOrNull(frame);
    if (read == null) {
      repeated++;
    } else {
      current = scaler.scale(read);
    }
    return current;
  }

  private @Nullable AVFrame readOrNull(StoredFrame frame) {
    try {
      return cropToEven(decoder.decode(frame.read()));
    } catch (IOException e) {
      return null;
    }
  }

  /** Video has one colour for two by two pixels. */
  private static AVFrame cropToEven(AVFrame frame) {
    return frame.width(frame.width() & ~1).height(frame.height() & ~1);
  }

  @Override
  public void close() {
    scaler.close();
    decoder.close();
  }
}
