package pasu.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns raw pictures into JPEGs. For one thread at a time. */
public final class JpegEncoder implements AutoCloseable {

  /** The quality where the eye sees no difference and the picture is not yet large. */
  public static final int GOOD = 5;

  private static final int BEST = 2;
  private static final int WORST = 31;
  private static final int BASELINE = 50;

  /** One step of the quantizer scales FFmpeg's table as much as 7.6 % do that of libjpeg. */
  private static final double PERCENT_A_STEP = 7.6;

  private final int lambda;
  private final AVCodecContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private long pictures;

  /**
   * Encodes pictures of this size, {@code AV_PIX_FMT_YUVJ420P}.
   *
   * @param quality 2, the best, to 31
   */
  public JpegEncoder(int width, int height, int quality) throws MediaException {
    lambda = quality * avutil.FF_QP2LAMBDA;
    AVCodec codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MJPEG);
    context = avcodec.avcodec_alloc_context3(codec);
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
    context.color_range(avutil.AVCOL_RANGE_JPEG).thread_count(1).global_quality(lambda);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
    try (AVRational second = avutil.av_make_q(1, 1)) {
      context.time_base(second);
    }
    open(codec, "open a JPEG encoder for %dx%d".formatted(width, height));
  }

  /** The quality that gives JPEGs about as good as libjpeg's at 1 to 100, as cameras count it. */
  public static int quantizer(int quality) {
    double percent = quality < BASELINE ? 5_000.0 / quality : 200 - 2.0 * quality;
    return Math.clamp(Math.round(percent / PERCENT_A_STEP), BEST, WORST);
  }

  private void open(AVCodec codec, String asked) throws MediaException {
    AVDictionary options = new AVDictionary(null);
    try {
      Ffmpeg.set(options, "huffman", "default");
      Ffmpeg.check(avcodec.avcodec_open2(context, codec, options), asked);
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** Encodes one; the picture's time and quality are overwritten. */
  public byte[] encode(AVFrame picture) throws MediaException {
    picture.pts(pictures++).quality(lambda).pict_type(avutil.AV_PICTURE_TYPE_NONE);
    Ffmpeg.check(avcodec.avcodec_send_frame(context, picture), "encode a JPEG");
    Ffmpeg.check(avcodec.avcodec_receive_packet(context, packet), "encode a JPEG");
    try {
      byte[] jpeg = new byte[packet.size()];
      packet.data().get(jpeg);
      return jpeg;
    } finally {
      avcodec.av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
