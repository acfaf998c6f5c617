package pasu.agent.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import pasu.media.Ffmpeg;
import pasu.media.MediaException;

/**
 * An MP4 being written, its index moved to the front in the end, so that a browser can begin before
 * it has all of it. For one thread.
 */
final class Mp4File implements AutoCloseable {

  private final AVFormatContext context = new AVFormatContext(null);
  private final AVIOContext bytes = new AVIOContext(null);
  private final AVStream stream;

  Mp4File(Path path, AVCodecContext encoder) throws MediaException {
    String url = "file:" + path.toAbsolutePath();
    try {
      int allocated =
          avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", url);
      Ffmpeg.check(allocated, "make an MP4");
      stream = avformat.avformat_new_stream(context, null);
      avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder);
      stream.time_base(encoder.time_base()).avg_frame_rate(encoder.framerate());
      Ffmpeg.check(
          avformat.avio_open(bytes, url, avformat.AVIO_FLAG_WRITE), "write " + path.getFileName());
      context.pb(bytes);
      writeHeader();
    } catch (MediaException e) {
      close();
      throw e;
    }
  }

  private void writeHeader() throws MediaException {
    AVDictionary options = new AVDictionary(null);
    try {
      Ffmpeg.set(options, "movflags", "+faststart");
      Ffmpeg.check(avformat.avformat_write_header(context, options), "begin an MP4");
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** Appends a packet whose times are in the encoder's time base. */
  void write(AVPacket packet, AVRational timeBase) throws MediaException {
    packet.stream_index(stream.index());
    avcodec.av_packet_rescale_ts(packet, timeBase, stream.time_base());
    Ffmpeg.check(avformat.av_interleaved_write_frame(context, packet), "write an MP4");
  }

  /** Writes the index. */
  void finish() throws MediaException {
    Ffmpeg.check(avformat.av_write_trailer(context), "finish an MP4");
    context.pb((AVIOContext) null);
    Ffmpeg.check(avformat.avio_closep(bytes), "finish an MP4");
  }

  @Override
  public void close() {
    avformat.avio_closep(bytes);
    avformat.avformat_free_context(context);
  }
}
