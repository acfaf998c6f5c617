package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.media.JpegDecoder;
import pasu.protocol.PictureSettings;

class SceneCameraTest {

  @ParameterizedTest
  @CsvSource({"640,480,640,360", "160,120,160,90", "3840,2160,1920,1080"})
  void isDrawnAsThePlanHasIt(int width, int height, int drawnWidth, int drawnHeight)
      throws Exception {
    CameraSource source = CameraSources.parse("scene:", Timepiece.system());

    try (Camera camera = source.open(source.within(new PictureSettings(width, height, 10, 80)))) {
      assertThat(camera.next())
          .returns(drawnWidth, Picture::width)
          .returns(drawnHeight, Picture::height);
    }
  }

  private final FakeTime time = new FakeTime();

  @Test
  void drawsAtItsRate() throws Exception {
    try (Camera camera = CameraSources.parse("scene:320x240@10", time.timepiece()).open()) {
      Picture first = camera.next();

      Picture second = camera.next();

      assertThat(first).extracting(Picture::width, Picture::height).containsExactly(320, 240);
      assertThat(second.captureMicros() - first.captureMicros()).isEqualTo(100_000);
    }
  }

  @Test
  void showsNobodyAtFirstThenSomebodyThenNobody() throws Exception {
    byte[] before = yardAt(4);
    byte[] during = yardAt(12);
    byte[] after = yardAt(24);

    assertThat(difference(before, during)).isGreaterThan(0.008);
    assertThat(difference(before, after)).isLessThan(0.001);
  }

  @Test
  void burnsTheTimeIn() throws Exception {
    byte[] one = clockAt(1);
    byte[] two = clockAt(2);

    assertThat(difference(one, two)).isGreaterThan(0.001);
  }

  private byte[] yardAt(int second) throws Exception {
    return rowsAt(second, 60, 240);
  }

  private byte[] clockAt(int second) throws Exception {
    return rowsAt(second, 0, 40);
  }

  /** Some rows of the luma of the picture so many seconds after the start. */
  private static byte[] rowsAt(int second, int fromRow, int toRow) throws Exception {
    Timepiece time = new FakeTime().timepiece();
    try (Camera camera = CameraSources.parse("scene:320x240@1", time).open();
        JpegDecoder decoder = new JpegDecoder()) {
      Picture picture = camera.next();
      for (int i = 0; i < second; i++) {
        picture = camera.next();
      }
      AVFrame frame = decoder.decode(picture.jpeg());
      byte[] rows = new byte[(toRow - fromRow) * frame.linesize(0)];
      frame.data(0).position((long) fromRow * frame.linesize(0)).get(rows);
      return rows;
    }
  }

  private static double difference(byte[] one, byte[] other) {
    int different = 0;
    for (int i = 0; i < one.length; i++) {
      different += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)) > 24 ? 1 : 0;
    }
    return (double) different / one.length;
  }
}
