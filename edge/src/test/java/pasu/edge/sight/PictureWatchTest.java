package pasu.edge.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.edge.camera.Picture;
import pasu.media.JpegEncoder;
import pasu.media.PlanarFrame;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;

/** A camera of two pictures a second that sees shelves, and what befalls it. */
class PictureWatchTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final long PICTURE_MICROS = 500_000;
  private static final int SECOND = 2;

  private final Random random = new Random(3);
  private final byte[] luma = new byte[WIDTH * HEIGHT];
  private final byte[] chroma = new byte[WIDTH * HEIGHT / 4];
  private final PictureWatch watch = new PictureWatch("yard");
  private PlanarFrame frame;
  private JpegEncoder encoder;
  private long micros = 1_790_000_000_000_000L;

  @BeforeEach
  void open() throws Exception {
    frame = new PlanarFrame(WIDTH, HEIGHT);
    encoder = new JpegEncoder(WIDTH, HEIGHT, JpegEncoder.GOOD);
    Arrays.fill(chroma, (byte) 128);
  }

  @AfterEach
  void close() {
    watch.close();
    encoder.close();
    frame.close();
  }

  @Test
  void saysNothingOfAQuietPlace() throws Exception {
    sees(60 * SECOND, PictureWatchTest::shelves);

    assertThat(watch.alarms()).isEmpty();
  }

  @Test
  void noticesThatTheSamePictureComesAgainAndAgain() throws Exception {
    sees(5 * SECOND, PictureWatchTest::shelves);
    byte[] last = encoded(PictureWatchTest::shelves);

    seesAgain(19 * SECOND, last);
    assertThat(watch.alarms()).isEmpty();
    seesAgain(4 * SECOND, last);

    assertThat(kinds()).containsExactly(Kind.CAMERA_FROZEN);
    assertThat(watch.alarms().getFirst().text()).contains("the same picture since 2026-");
    sees(3 * SECOND, PictureWatchTest::shelves);
    assertThat(watch.alarms()).isEmpty();
  }

  @Test
  void noticesBlackPictures() throws Exception {
    sees(10 * SECOND, PictureWatchTest::shelves);

    sees(7 * SECOND, _ -> 6);

    assertThat(kinds()).containsExactly(Kind.CAMERA_BLACK);
  }

  @Test
  void noticesAHandBeforeTheLens() throws Exception {
    sees(60 * SECOND, PictureWatchTest::shelves);

    sees(7 * SECOND, PictureWatchTest::hand);

    assertThat(kinds()).containsExactly(Kind.CAMERA_COVERED);
    assertThat(watch.alarms().getFirst().text()).contains("% of the usual detail");
    sees(4 * SECOND, PictureWatchTest::shelves);
    assertThat(watch.alarms()).isEmpty();
  }

  @Test
  void noticesOneColourEvenWhereItNeverSawMore() throws Exception {
    sees(10 * SECOND, _ -> 120);

    assertThat(kinds()).containsExactly(Kind.CAMERA_COVERED);
  }

  @Test
  void forgivesAShortOne() throws Exception {
    sees(60 * SECOND, PictureWatchTest::shelves);

    sees(3 * SECOND, PictureWatchTest::hand);
    sees(10 * SECOND, PictureWatchTest::shelves);

    assertThat(watch.alarms()).isEmpty();
  }

  @Test
  void growsUsedToDusk() throws Exception {
    for (int percent = 100; percent > 30; percent--) {
      double light = percent / 100.0;
      sees(20 * SECOND, at -> (int) (shelves(at) * light));
      assertThat(watch.alarms()).isEmpty();
    }
  }

  @Test
  void bearsABrokenPicture() throws Exception {
    watch.see(new Picture(micros += 5_000_000, new byte[500], WIDTH, HEIGHT));

    sees(10 * SECOND, PictureWatchTest::shelves);

    assertThat(watch.alarms()).isEmpty();
  }

  private static int shelves(int at) {
    int x = at % WIDTH;
    int y = at / WIDTH;
    return 60 + (x / 40 % 2) * 80 + (y / 60 % 2) * 50;
  }

  /** Reddish, dim, shading off to a corner that lets light in. */
  private static int hand(int at) {
    return 25 + at % WIDTH * 40 / WIDTH;
  }

  private List<Kind> kinds() {
    return watch.alarms().stream().map(Alarm::kind).toList();
  }

  private void sees(int pictures, IntUnaryOperator scene) throws Exception {
    for (int i = 0; i < pictures; i++) {
      seesAgain(1, encoded(scene));
    }
  }

  private void seesAgain(int times, byte[] jpeg) {
    for (int i = 0; i < times; i++) {
      micros += PICTURE_MICROS;
      watch.see(new Picture(micros, jpeg, WIDTH, HEIGHT));
    }
  }

  private byte[] encoded(IntUnaryOperator scene) throws Exception {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) Math.clamp(scene.applyAsInt(i) + random.nextInt(5) - 2, 0, 255);
    }
    return encoder.encode(frame.of(luma, chroma, chroma));
  }
}
