package pasu.agent.video;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.clip.Durable;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * Makes a clip's MP4, which every browser plays: H.264, each frame at the time it was captured.
 *
 * <p>The file appears under its name only when it is whole and durable. Keeps two cores busy for
 * seconds, so belongs on a thread with {@link LowPriority}. Stateless, hence for any thread.
 */
public final class Mp4Writer {

  private static final Logger log = LoggerFactory.getLogger(Mp4Writer.class);
  private static final int TICKS_PER_SECOND = 90_000;
  private static final double TICKS_PER_MICRO = TICKS_PER_SECOND / 1e6;

  /**
   * Writes the video of these frames, in their order, in place of one that may be there. A frame
   * that cannot be read shows the one before it again.
   *
   * @throws IOException when there are no readable frames, or no room for the file; then there is
   *     no new file, and an older one is untouched
   */
  public void write(List<StoredFrame> frames, Path mp4) throws IOException {
    if (frames.isEmpty()) {
      throw new IOException("cannot make %s: there are no frames".formatted(mp4));
    }
    Path draft = mp4.resolveSibling(mp4.getFileName() + ".draft");
    try {
      int repeated = encode(frames, draft);
      sync(draft);
      Files.move(draft, mp4, StandardCopyOption.ATOMIC_MOVE);
      Durable.folder(Objects.requireNonNull(mp4.toAbsolutePath().getParent()));
      report(mp4, frames.size(), repeated);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static int encode(List<StoredFrame> frames, Path draft) throws IOException {
    var timeline = new CaptureTimeline(frames.stream().map(Mp4Writer::capture).toList());
    try (StoredPictures pictures = new StoredPictures(frames);
        AVRational tick = avutil.av_make_q(1, TICKS_PER_SECOND);
        H264Encoder encoder =
            new H264Encoder(pictures.width(), pictures.height(), timeline.intervalMicros(), tick);
        Mp4File file = new Mp4File(draft, encoder.context())) {
      long lastTicks = -1;
      for (StoredFrame frame : frames) {
        long ticks = Math.round(timeline.next(capture(frame)) * TICKS_PER_MICRO);
        lastTicks = Math.max(lastTicks + 1, ticks);
        AVFrame picture = pictures.picture(frame);
        picture.pts(lastTicks).pict_type(avutil.AV_PICTURE_TYPE_NONE);
        encoder.send(picture);
        drain(encoder, file, tick, timeline.intervalMicros());
      }
      encoder.send(null);
      drain(encoder, file, tick, timeline.intervalMicros());
      file.finish();
      return pictures.repeated();
    }
  }

  private static long capture(StoredFrame frame) {
    return frame.entry().captureMicros();
  }

  /** Moves what is encoded into the file; the last packet's duration is how long it is shown. */
  private static void drain(H264Encoder encoder, Mp4File file, AVRational tick, long intervalMicros)
      throws IOException {
    for (AVPacket packet = encoder.receive(); packet != null; packet = encoder.receive()) {
      packet.duration(Math.round(intervalMicros * TICKS_PER_MICRO));
      file.write(packet, tick);
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void report(Path mp4, int frames, int repeated) throws IOException {
    if (repeated > 0) {
      log.warn(
          "video repeats unreadable frames file={} frames={} repeated={}", mp4, frames, repeated);
    } else {
      log.debug("video made file={} frames={} bytes={}", mp4, frames, Files.size(mp4));
    }
  }
}
