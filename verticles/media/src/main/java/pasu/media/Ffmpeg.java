package pasu.media;

import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What every use of FFmpeg here shares: its result codes become exceptions, so its own log is off.
 */
public final class Ffmpeg {

  private static final int ERROR_TEXT_BYTES = 256;

  static {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
  }

  private Ffmpeg() {}

  /**
   * Passes a result through.
   *
   * @param asked what FFmpeg was to do, as in "cannot …"
   */
  public static int check(int result, String asked) throws MediaException {
    if (result < 0) {
      throw new MediaException("cannot " + asked + ": " + explain(result));
    }
    return result;
  }

  /** What a negative result means. */
  public static String explain(int result) {
    try (BytePointer text = new BytePointer(ERROR_TEXT_BYTES)) {
      avutil.av_strerror(result, text, ERROR_TEXT_BYTES);
      return text.limit(BytePointer.strlen(text)).getString();
    }
  }

  /** Sets an option that this build of FFmpeg may or may not know. */
  public static void set(AVDictionary options, String name, String value) {
    avutil.av_dict_set(options, name, value, 0);
  }
}
