package pasu.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameRecorder;

/**
 * A generated video whose frames are JPEGs, as a USB camera gives them: a moving test picture with
 * noise, a little more than 60 kB a frame at 720p.
 *
 * @param width in pixels
 * @param seconds how long it is before it starts over
 */
public record SampleVideo(int width, int height, int framesPerSecond, int seconds) {

  public static final SampleVideo HD = new SampleVideo(1280, 720, 15, 10);

  private static final int QUANTIZER = 4;

  /** Reads all JPEGs of a video so written. */
  public static List<byte[]> pictures(Path avi) throws FrameGrabber.Exception {
    List<byte[]> pictures = new ArrayList<>();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(avi.toFile())) {
      grabber.start();
      for (AVPacket packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
        byte[] jpeg = new byte[packet.size()];
        packet.data().get(jpeg);
        pictures.add(jpeg);
      }
    }
    return pictures;
  }

  /** Writes it as Motion JPEG in AVI. */
  public void write(Path avi) throws FrameGrabber.Exception, FrameRecorder.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    String picture =
        "testsrc2=size=%dx%d:rate=%d:duration=%d,noise=alls=9:allf=t,format=yuvj420p"
            .formatted(width, height, framesPerSecond, seconds);
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(picture);
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(avi.toFile(), width, height, 0)) {
      grabber.setFormat("lavfi");
      grabber.start();
      recorder.setFormat("avi");
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
      recorder.setFrameRate(framesPerSecond);
      recorder.setVideoQuality(QUANTIZER);
      recorder.start();
      for (int i = 0; i < framesPerSecond * seconds; i++) {
        recorder.record(grabber.grabImage());
      }
    }
  }
}
