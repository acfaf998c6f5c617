package pasu.edge.camera;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import pasu.media.Ffmpeg;
import pasu.media.MediaException;

/** An open video, read packet by packet. Never waits longer than its patience. For one thread. */
final class FfmpegInput implements AutoCloseable {

  /**
   * What to open.
   *
   * @param format FFmpeg's name for it, or null to look at the content
   * @param probes whether the stream must be read to know what is in it
   */
  record Request(
      String url,
      @Nullable String format,
      Map<String, String> options,
      boolean probes,
      long patienceMillis) {}

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST_PAUSE_MICROS = 100_000;
  private static final long DEFAULT_INTERVAL_MICROS = 40_000;

  /** What FFmpeg makes of plain text: it draws the letters. */
  private static final Set<String> TEXT = Set.of("tty", "bin", "xbin", "adf", "idf");

  private final Timepiece time;
  private final Patience patience;
  private final AVFormatContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVStream stream;

  FfmpegInput(Request request, Timepiece time) throws MediaException {
    this.time = time;
    patience = new Patience(request.patienceMillis, time.nanoTime());
    context = avformat.avformat_alloc_context();
    try {
      open(request);
      stream = findVideo(request);
    } catch (MediaException e) {
      close();
      throw e;
    }
  }

  private void open(Request request) throws MediaException {
    patience.guard(context);
    context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
    AVDictionary options = new AVDictionary(null);
    try {
      request.options.forEach((name, value) -> Ffmpeg.set(options, name, value));
      AVInputFormat format = request.format == null ? null : findFormat(request.format);
      Ffmpeg.check(avformat.avformat_open_input(context, request.url, format, options), "open it");
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static AVInputFormat findFormat(String name) throws MediaException {
    avdevice.avdevice_register_all();
    AVInputFormat format = avformat.av_find_input_format(name);
    if (format == null) {
      throw new MediaException("this FFmpeg knows no " + name);
    }
    return format;
  }

  private AVStream findVideo(Request request) throws MediaException {
    if (TEXT.contains(context.iformat().name().getString())) {
      throw new MediaException("it is text, not a video");
    }
    if (request.probes) {
      int found = avformat.avformat_find_stream_info(context, (AVDictionary) null);
      Ffmpeg.check(found, "find out what is in it");
    }
    int video =
        avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    return context.streams(Ffmpeg.check(video, "find a video stream in it"));
  }

  AVStream stream() {
    return stream;
  }

  /**
   * Waits for the next packet of the video.
   *
   * @return this input's own, valid until the next call; null at the end
   */
  @Nullable AVPacket read() throws MediaException {
    if (context.isNull()) {
      throw new MediaException("it is closed");
    }
    patience.renew();
    long pauseNanos = firstPauseNanos();
    while (true) {
      avcodec.av_packet_unref(packet);
      int result = avformat.av_read_frame(context, packet);
      if (result == avutil.AVERROR_EOF()) {
        return null;
      }
      if (result == avutil.AVERROR_EAGAIN() && !patience.isOver()) {
        time.park().accept(pauseNanos);
        pauseNanos = POLL_NANOS;
        continue;
      }
      Ffmpeg.check(result, "read from it");
      if (packet.stream_index() == stream.index()) {
        return packet;
      }
    }
  }

  /** Long enough to spare the processor, short enough for a camera that is early. */
  private long firstPauseNanos() {
    long micros = Math.min(intervalMicros() * 3 / 4, LONGEST_PAUSE_MICROS);
    return TimeUnit.MICROSECONDS.toNanos(micros);
  }

  /** A time of this stream in microseconds from the start of the video; empty is null. */
  @Nullable Long micros(long timestamp) {
    if (timestamp == avutil.AV_NOPTS_VALUE) {
      return null;
    }
    AVRational base = stream.time_base();
    return Math.round(timestamp * 1e6 * base.num() / base.den());
  }

  /** The usual distance between two pictures. */
  long intervalMicros() {
    AVRational rate = stream.avg_frame_rate();
    boolean known = rate.num() > 0 && rate.den() > 0;
    return known ? Math.max(1, 1_000_000L * rate.den() / rate.num()) : DEFAULT_INTERVAL_MICROS;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(context);
    patience.close();
  }
}
