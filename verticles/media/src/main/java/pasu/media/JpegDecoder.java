package pasu.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns JPEGs into raw pictures. For one thread at a time. */
public final class JpegDecoder implements AutoCloseable {

  private final AVCodecContext context;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();

  /** Decodes in full size. */
  public JpegDecoder() throws MediaException {
    this(0);
  }

  /**
   * Decodes in half the size, {@code halvings} times over, which costs less than scaling.
   *
   * @param halvings 0 to 3
   */
  public JpegDecoder(int halvings) throws MediaException {
    AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_MJPEG);
    context = avcodec.avcodec_alloc_context3(codec);
    context.thread_count(1).lowres(halvings);
    context.err_recognition(avcodec.AV_EF_EXPLODE | avcodec.AV_EF_CAREFUL);
    Ffmpeg.check(
        avcodec.avcodec_open2(context, codec, (AVDictionary) null), "open the JPEG decoder");
  }

  /**
   * Decodes one.
   *
   * @return this decoder's own, valid until the next call
   * @throws MediaException when the JPEG is cut off or broken; the next one may be whole
   */
  public AVFrame decode(byte[] jpeg) throws MediaException {
    if (!Jpeg.isWhole(jpeg)) {
      throw new MediaException("cannot decode a JPEG of %d bytes: cut off".formatted(jpeg.length));
    }
    Ffmpeg.check(avcodec.av_new_packet(packet, jpeg.length), "hold a JPEG");
    try {
      packet.data().put(jpeg);
      Ffmpeg.check(avcodec.avcodec_send_packet(context, packet), "decode a JPEG");
      Ffmpeg.check(avcodec.avcodec_receive_frame(context, frame), "decode a JPEG");
      return frame;
    } catch (MediaException e) {
      avcodec.avcodec_flush_buffers(context);
      throw e;
    } finally {
      avcodec.av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
