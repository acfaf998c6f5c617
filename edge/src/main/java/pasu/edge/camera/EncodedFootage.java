package pasu.edge.camera;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import pasu.media.Ffmpeg;
import pasu.media.MediaException;
import pasu.protocol.PictureSettings;

/** JPEGs made from a video of any other kind. */
final class EncodedFootage implements Footage {

  private final FfmpegInput input;
  private final AVCodecContext decoder;
  private final AVFrame frame = avutil.av_frame_alloc();
  private PictureSettings asked;
  private @Nullable FrameToJpeg encoder;

  EncodedFootage(FfmpegInput input, PictureSettings asked) throws MediaException {
    this.input = input;
    this.asked = asked;
    var parameters = input.stream().codecpar();
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (codec == null) {
      throw new MediaException("this FFmpeg cannot decode the video in it");
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, parameters);
    decoder.thread_count(1);
    Ffmpeg.check(avcodec.avcodec_open2(decoder, codec, (AVDictionary) null), "decode the video");
  }

  @Override
  public @Nullable Shot next() throws MediaException {
    while (!decoder.isNull()) {
      int result = avcodec.avcodec_receive_frame(decoder, frame);
      if (result == avutil.AVERROR_EOF()) {
        return null;
      }
      if (result == avutil.AVERROR_EAGAIN()) {
        feed();
        continue;
      }
      if (result >= 0) {
        return encode();
      }
    }
    throw new MediaException("it is closed");
  }

  /** Gives the decoder the next packet; a broken one is left out. */
  private void feed() throws MediaException {
    avcodec.avcodec_send_packet(decoder, input.read());
  }

  private Shot encode() throws MediaException {
    FrameToJpeg fitting = encoder;
    if (fitting == null || !fitting.fits(frame, asked)) {
      closeEncoder();
      fitting = new FrameToJpeg(new Size(frame.width(), frame.height()), asked);
      encoder = fitting;
    }
    byte[] jpeg = fitting.encode(frame);
    Long micros = input.micros(frame.best_effort_timestamp());
    return new Shot(micros, jpeg, fitting.size().width(), fitting.size().height());
  }

  @Override
  public long intervalMicros() {
    return input.intervalMicros();
  }

  @Override
  public void follow(PictureSettings other) {
    asked = other;
  }

  private void closeEncoder() {
    FrameToJpeg open = encoder;
    if (open != null) {
      open.close();
    }
    encoder = null;
  }

  @Override
  public void close() {
    closeEncoder();
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(decoder);
    input.close();
  }
}
