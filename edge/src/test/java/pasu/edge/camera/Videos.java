package pasu.edge.camera;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Small videos made by FFmpeg: a white square on black, further right in each picture. */
public final class Videos {

  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final int RATE = 10;

  private Videos() {}

  static Path mjpeg(Path file, int frames) throws Exception {
    return write(file, "avi", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P, frames);
  }

  static Path h264(Path file, int frames) throws Exception {
    return write(file, "mp4", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P, frames);
  }

  /** What a network camera sends, in packets of 188 bytes. */
  public static Path transportStream(Path file, int frames) throws Exception {
    return write(file, "mpegts", avcodec.AV_CODEC_ID_H264, avutil.AV_PIX_FMT_YUV420P, frames);
  }

  /** The JPEGs of a video, one by one. */
  static List<byte[]> jpegs(Path folder, int count) throws Exception {
    Path file = mjpeg(folder.resolve("pictures.avi"), count);
    List<byte[]> jpegs = new ArrayList<>();
    try (Camera camera = CameraSources.parse("file:" + file, new FakeTime().timepiece()).open()) {
      for (int i = 0; i < count; i++) {
        jpegs.add(camera.next().jpeg());
      }
    }
    return jpegs;
  }

  private static Path write(Path file, String format, int codec, int pixels, int frames)
      throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT);
        Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3)) {
      recorder.setFormat(format);
      recorder.setVideoCodec(codec);
      recorder.setPixelFormat(pixels);
      recorder.setFrameRate(RATE);
      recorder.setVideoBitrate(2_000_000);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        draw((ByteBuffer) frame.image[0], frame.imageStride, i);
        recorder.record(frame);
      }
    }
    return file;
  }

  private static void draw(ByteBuffer bgr, int stride, int index) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH * 3; x++) {
        boolean inside = y >= 40 && y < 80 && x / 3 >= index * 4 && x / 3 < index * 4 + 40;
        bgr.put(y * stride + x, (byte) (inside ? 255 : 0));
      }
    }
  }
}
