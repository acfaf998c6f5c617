package pasu.agent.video;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import pasu.media.Ffmpeg;
import pasu.media.MediaException;

/**
 * H.264 by libopenh264, the encoder of FFmpeg's LGPL build. One packet for each picture, none left
 * out. For one thread.
 */
final class H264Encoder implements AutoCloseable {

  private static final String NAME = "libopenh264";
  private static final int THREADS = 2;
  private static final double BITS_PER_PIXEL = 0.13;
  private static final long LEAST_BITS_PER_SECOND = 300_000;
  private static final long MOST_BITS_PER_SECOND = 8_000_000;
  private static final double MOST_RATE = 60;
  private static final int SECONDS_BETWEEN_KEYS = 2;

  private final AVCodecContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();

  /**
   * Encodes pictures of this size, {@code AV_PIX_FMT_YUV420P}, limited range.
   *
   * @param width even
   * @param height even
   */
  H264Encoder(int width, int height, long intervalMicros, AVRational timeBase)
      throws MediaException {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(NAME);
    if (codec == null) {
      throw new MediaException("cannot encode H.264: this FFmpeg has no " + NAME);
    }
    context = avcodec.avcodec_alloc_context3(codec);
    try {
      describe(width, height, Math.min(MOST_RATE, 1e6 / intervalMicros), timeBase);
      open(codec, "encode H.264 in %dx%d".formatted(width, height));
    } catch (MediaException e) {
      close();
      throw e;
    }
  }

  private void describe(int width, int height, double rate, AVRational timeBase) {
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(avutil.AVCOL_SPC_SMPTE170M);
    context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
    context.time_base(timeBase).framerate(avutil.av_d2q(rate, 1_000));
    context.bit_rate(bitsPerSecond(width, height, rate)).thread_count(THREADS);
    context.gop_size((int) Math.max(1, Math.round(SECONDS_BETWEEN_KEYS * rate)));
    context.max_b_frames(0);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
  }

  private static long bitsPerSecond(int width, int height, double rate) {
    long wanted = Math.round(width * height * rate * BITS_PER_PIXEL);
    return Math.clamp(wanted, LEAST_BITS_PER_SECOND, MOST_BITS_PER_SECOND);
  }

  private void open(AVCodec codec, String asked) throws MediaException {
    AVDictionary options = new AVDictionary(null);
    try {
      Ffmpeg.set(options, "allow_skip_frames", "0");
      Ffmpeg.set(options, "rc_mode", "bitrate");
      Ffmpeg.check(avcodec.avcodec_open2(context, codec, options), asked);
    } finally {
      avutil.av_dict_free(options);
    }
  }

  AVCodecContext context() {
    return context;
  }

  /** Gives the encoder a picture with its time; null says that there are no more. */
  void send(@Nullable AVFrame picture) throws MediaException {
    Ffmpeg.check(avcodec.avcodec_send_frame(context, picture), "encode a picture");
  }

  /**
   * Takes a packet.
   *
   * @return this encoder's own, valid until the next call; null when it needs another picture
   */
  @Nullable AVPacket receive() throws MediaException {
    avcodec.av_packet_unref(packet);
    int result = avcodec.avcodec_receive_packet(context, packet);
    if (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF()) {
      return null;
    }
    Ffmpeg.check(result, "encode a picture");
    return packet;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
