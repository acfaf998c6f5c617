package pasu.agent.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.clip.FrameIndex.StoredFrame;

class Mp4WriterTest {

  private static final int FRAMES = 15;

  @TempDir Path folder;

  /** What a player sees. */
  private record Seen(
      int codec, int width, int height, double seconds, List<Long> micros, List<Integer> greys) {}

  @Test
  void holdsEveryFrameAsH264() throws Exception {
    Seen seen = write(Clips.even(frames(), FRAMES));

    assertThat(seen.codec()).isEqualTo(avcodec.AV_CODEC_ID_H264);
    assertThat(seen.micros()).hasSize(FRAMES);
    assertThat(seen.seconds()).isEqualTo(1.5, within(0.2));
  }

  @Test
  void showsEachFrameWhenItWasCaptured() throws Exception {
    Clips clip = new Clips(frames());
    long[] times = {0, 40_000, 500_000, 510_000, 2_000_000};
    for (long time : times) {
      clip.add(Clips.START_MICROS + time, grey(200));
    }

    Seen seen = write(clip.frames());

    assertThat(seen.micros()).hasSize(times.length);
    for (int i = 0; i < times.length; i++) {
      assertThat(seen.micros().get(i)).isCloseTo(times[i], within(100L));
    }
  }

  @Test
  void goesOnWhereTheClockWasSetBack() throws Exception {
    Clips clip = new Clips(frames());
    for (long time : new long[] {0, 100_000, -3_600_000_000L, -3_599_900_000L}) {
      clip.add(Clips.START_MICROS + time, grey(200));
    }

    Seen seen = write(clip.frames());

    assertThat(seen.micros()).hasSize(4).isSorted().doesNotHaveDuplicates();
    assertThat(seen.seconds()).isEqualTo(0.4, within(0.2));
  }

  @Test
  void repeatsTheFrameBeforeABrokenOne() throws Exception {
    Clips clip = new Clips(frames());
    clip.add(Clips.START_MICROS, grey(80));
    byte[] whole = grey(220);
    clip.add(Clips.START_MICROS + 100_000, Arrays.copyOf(whole, whole.length / 2));
    clip.add(Clips.START_MICROS + 200_000, whole);

    Seen seen = write(clip.frames());

    assertThat(seen.greys()).hasSize(3);
    assertThat(seen.greys().get(1)).isCloseTo(80, within(12));
    assertThat(seen.greys().get(2)).isCloseTo(220, within(12));
  }

  @Test
  void keepsTheContrast() throws Exception {
    Clips clip = new Clips(frames());
    for (int i = 0; i < 4; i++) {
      clip.add(Clips.START_MICROS + i * Clips.INTERVAL_MICROS, grey(255));
    }
    write(clip.frames());

    assertThat(greyAt(Clips.WIDTH / 4)).isLessThan(8);
    assertThat(greyAt(Clips.WIDTH * 3 / 4)).isGreaterThan(247);
  }

  @Test
  void cropsOddSizesToEven() throws Exception {
    Clips clip = new Clips(frames());
    clip.add(Clips.START_MICROS, Clips.jpeg(161, 121, 200));

    Seen seen = write(clip.frames());

    assertThat(seen).extracting(Seen::width, Seen::height).containsExactly(160, 120);
  }

  @Test
  void scalesLaterFramesToTheSizeOfTheFirst() throws Exception {
    Clips clip = new Clips(frames());
    clip.add(Clips.START_MICROS, grey(200));
    clip.add(Clips.START_MICROS + 100_000, Clips.jpeg(320, 240, 200));

    Seen seen = write(clip.frames());

    assertThat(seen).extracting(Seen::width, Seen::height).containsExactly(160, 120);
    assertThat(seen.micros()).hasSize(2);
  }

  @Test
  void beginsWithItsIndex() throws Exception {
    write(Clips.even(frames(), FRAMES));

    String bytes = Files.readString(mp4(), StandardCharsets.ISO_8859_1);

    assertThat(bytes.indexOf("moov")).isBetween(0, bytes.indexOf("mdat"));
  }

  @Test
  void leavesNothingButTheVideo() throws Exception {
    write(Clips.even(frames(), FRAMES));

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(frames(), mp4());
    }
  }

  @Test
  void leavesAnOlderVideoWhenNoFrameCanBeRead() throws Exception {
    Files.writeString(mp4(), "older");
    Clips clip = new Clips(frames());
    clip.add(Clips.START_MICROS, new byte[200]);

    assertThatThrownBy(() -> new Mp4Writer().write(clip.frames(), mp4()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none of 1 frames can be read");
    assertThat(mp4()).hasContent("older");
    assertThat(folder.resolve("video.mp4.draft")).doesNotExist();
  }

  private Path frames() {
    return folder.resolve("frames.mjpg");
  }

  private Path mp4() {
    return folder.resolve("video.mp4");
  }

  private static byte[] grey(int grey) throws IOException {
    return Clips.jpeg(Clips.WIDTH, Clips.HEIGHT, grey);
  }

  private Seen write(List<StoredFrame> frames) throws Exception {
    new Mp4Writer().write(frames, mp4());
    List<Long> micros = new ArrayList<>();
    List<Integer> greys = new ArrayList<>();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(mp4().toFile())) {
      grabber.start();
      for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
        micros.add(frame.timestamp);
        greys.add(grey(frame, frame.imageWidth * 3 / 4));
      }
      double seconds = grabber.getLengthInTime() / 1e6;
      int codec = grabber.getVideoCodec();
      return new Seen(
          codec, grabber.getImageWidth(), grabber.getImageHeight(), seconds, micros, greys);
    }
  }

  private int greyAt(int x) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(mp4().toFile())) {
      grabber.start();
      return grey(grabber.grabImage(), x);
    }
  }

  private static int grey(Frame frame, int x) {
    ByteBuffer bgr = (ByteBuffer) frame.image[0];
    return bgr.get(frame.imageHeight / 2 * frame.imageStride + x * 3) & 0xFF;
  }
}
