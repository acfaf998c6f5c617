package pasu.cli.up;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/** The JPEGs of a video file as they stand there, and how they are told apart. */
final class JpegPackets {

  private JpegPackets() {}

  /** One digest for each JPEG, in order. */
  static List<String> digests(Path video) throws FrameGrabber.Exception {
    List<String> digests = new ArrayList<>();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
      grabber.start();
      for (AVPacket packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
        digests.add(digest(bytes(packet)));
      }
    }
    return digests;
  }

  static String digest(byte[] jpeg) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(AVPacket packet) {
    ByteBuffer data = packet.data().capacity(packet.size()).asByteBuffer();
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }
}
