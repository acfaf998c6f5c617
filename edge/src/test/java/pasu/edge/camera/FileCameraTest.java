package pasu.edge.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.media.JpegDecoder;
import pasu.protocol.PictureSettings;

class FileCameraTest {

  private static final int FRAMES = 12;
  private static final long INTERVAL_MICROS = 100_000;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @Test
  void passesJpegsThroughByteForByte() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);

    List<Picture> pictures = take(video, FRAMES);

    assertThat(pictures.stream().map(Picture::jpeg)).containsExactlyElementsOf(packets(video));
  }

  @Test
  void givesABrokenPictureToWhoeverJudgesIt() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);
    byte[] third = packets(video).get(2);
    byte[] bytes = Files.readAllBytes(video);
    int at = new String(bytes, ISO_8859_1).indexOf(new String(third, ISO_8859_1));
    bytes[at] = 0;
    Files.write(video, bytes);

    assertThat(take(video, FRAMES).get(2).jpeg()).hasSameSizeAs(third).startsWith(0);
  }

  @Test
  void beginsAgainAtTheEnd() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);

    List<Picture> pictures = take(video, 2 * FRAMES + 1);

    assertThat(pictures.get(FRAMES).jpeg()).isEqualTo(pictures.get(0).jpeg());
    assertThat(pictures.get(2 * FRAMES).jpeg()).isEqualTo(pictures.get(0).jpeg());
  }

  @Test
  void keepsItsPaceAcrossTheLoop() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);

    List<Picture> pictures = take(video, 2 * FRAMES);

    assertThat(distances(pictures)).containsOnly(INTERVAL_MICROS).hasSize(2 * FRAMES - 1);
    assertThat(time.elapsedMicros()).isEqualTo((2 * FRAMES - 1) * INTERVAL_MICROS);
  }

  @Test
  void encodesEveryPictureOfAnyOtherVideo() throws Exception {
    Path video = Videos.h264(folder.resolve("a.mp4"), FRAMES);

    List<Picture> pictures = take(video, FRAMES + 1);

    assertThat(distances(pictures)).containsOnly(INTERVAL_MICROS);
    assertThat(brightestColumn(pictures.get(FRAMES - 1))).isGreaterThan(40);
    assertThat(brightestColumn(pictures.get(FRAMES))).isLessThan(4);
  }

  @Test
  void encodesAnyOtherVideoAsSmallAsWantedFromTheNextPictureOn() throws Exception {
    Path video = Videos.h264(folder.resolve("a.mp4"), FRAMES);
    CameraSource source = CameraSources.parse("file:" + video, time.timepiece());

    try (Camera camera = source.open(new PictureSettings(80, 80, 15, 80))) {
      Picture first = camera.next();
      boolean goesOn = camera.follow(new PictureSettings(8_000, 8_000, 15, 10));
      Picture second = camera.next();

      assertThat(goesOn).isTrue();
      assertThat(first).returns(80, Picture::width).returns(60, Picture::height);
      assertThat(second)
          .returns(Videos.WIDTH, Picture::width)
          .returns(Videos.HEIGHT, Picture::height);
      assertThat(new JpegDecoder().decode(first.jpeg()).width()).isEqualTo(80);
    }
  }

  @Test
  void goesOnAsWantedAfterItsEnd() throws Exception {
    Path video = Videos.h264(folder.resolve("a.mp4"), 2);
    CameraSource source = CameraSources.parse("file:" + video, time.timepiece());

    try (Camera camera = source.open()) {
      camera.next();
      camera.follow(new PictureSettings(80, 80, 15, 80));
      camera.next();

      assertThat(camera.next().width()).isEqualTo(80);
    }
  }

  @Test
  void passesJpegsThroughWhateverIsWanted() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), 1);
    CameraSource source = CameraSources.parse("file:" + video, time.timepiece());

    try (Camera camera = source.open(new PictureSettings(80, 80, 1, 1))) {
      assertThat(camera.next().jpeg()).isEqualTo(packets(video).getFirst());
    }
  }

  @Test
  void keepsTheContrastOfAnEncodedVideo() throws Exception {
    Path video = Videos.h264(folder.resolve("a.mp4"), FRAMES);

    Picture picture = take(video, 1).getFirst();

    assertThat(luma(picture, 100, 100)).isBetween(0, 6);
    assertThat(luma(picture, 20, 60)).isBetween(249, 255);
  }

  @Test
  void followsTheClockAgainAfterAStandstill() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);
    try (Camera camera = open(video)) {
      camera.next();
      time.passMicros(60_000_000);

      Picture late = camera.next();

      assertThat(late.captureMicros()).isEqualTo(FakeTime.START_MICROS + 60_000_000);
    }
  }

  @Test
  void neverGoesBackWhenTheClockDoes() throws Exception {
    Path video = Videos.mjpeg(folder.resolve("a.avi"), FRAMES);
    try (Camera camera = open(video)) {
      Picture before = camera.next();
      time.setClockBackMicros(3_600_000_000L);

      Picture after = camera.next();

      assertThat(after.captureMicros()).isEqualTo(before.captureMicros() + INTERVAL_MICROS);
    }
  }

  private Camera open(Path video) throws CameraException {
    return new FileSource(video, time.timepiece()).open();
  }

  private List<Picture> take(Path video, int count) throws CameraException {
    List<Picture> pictures = new ArrayList<>();
    try (Camera camera = open(video)) {
      for (int i = 0; i < count; i++) {
        pictures.add(camera.next());
      }
    }
    return pictures;
  }

  private static List<Long> distances(List<Picture> pictures) {
    List<Long> distances = new ArrayList<>();
    for (int i = 1; i < pictures.size(); i++) {
      distances.add(pictures.get(i).captureMicros() - pictures.get(i - 1).captureMicros());
    }
    return distances;
  }

  private static List<byte[]> packets(Path video) throws Exception {
    List<byte[]> packets = new ArrayList<>();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
      grabber.start();
      for (var packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        packets.add(bytes);
      }
    }
    return packets;
  }

  private static int luma(Picture picture, int x, int y) throws Exception {
    try (JpegDecoder decoder = new JpegDecoder()) {
      AVFrame frame = decoder.decode(picture.jpeg());
      return frame.data(0).get((long) y * frame.linesize(0) + x) & 0xFF;
    }
  }

  /** Where the white square begins. */
  private static int brightestColumn(Picture picture) throws Exception {
    int x = 0;
    while (x < Videos.WIDTH && luma(picture, x, 60) < 128) {
      x++;
    }
    return x;
  }
}
