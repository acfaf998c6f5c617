package pasu.edge.picture;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pasu.edge.camera.Picture;
import pasu.edge.time.Micros;
import pasu.protocol.frame.Frame;

class PictureGateTest {

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final PictureGate gate = new PictureGate("yard", () -> now);

  @Test
  void letsAWholeJpegPassThatWasCapturedNow() {
    assertThat(gate.refuse(picture(Duration.ZERO))).isEmpty();
    assertThat(gate.refused()).isZero();
  }

  @Test
  void refusesWhatIsTooLargeForAFrame() {
    byte[] large = new byte[Frame.MAX_BYTES + 1];

    assertThat(gate.refuse(picture(large)).orElseThrow().text())
        .contains("2097153", "lower resolution");
  }

  @Test
  void refusesAPictureThatWasCutOff() {
    assertThat(gate.refuse(picture(Arrays.copyOf(Pictures.JPEG, 126))).orElseThrow().text())
        .contains("126 bytes", "no whole JPEG");
  }

  @Test
  void refusesWhatOnlyBeginsAndEndsLikeAJpeg() {
    byte[] hollow = Pictures.JPEG.clone();
    Arrays.fill(hollow, 2, hollow.length - 2, (byte) 0xAB);

    assertThat(gate.refuse(picture(hollow))).isPresent();
  }

  @Test
  void refusesTimesBeforeNineteenSeventyAndFarFromTheClock() {
    assertThat(gate.refuse(new Picture(-1, Pictures.JPEG, 640, 480))).isPresent();
    assertThat(gate.refuse(picture(ofMinutes(61)))).isPresent();
    assertThat(gate.refuse(picture(ofMinutes(-61)))).isPresent();
    assertThat(gate.refuse(picture(ofMinutes(59)))).isEmpty();
  }

  @Test
  void refusesAPictureFromBeforeTheOneBefore() {
    gate.refuse(picture(Duration.ZERO));

    assertThat(gate.refuse(picture(ofSeconds(-1))).orElseThrow().text())
        .contains("1000000 us before");
    assertThat(gate.refuse(picture(Duration.ZERO))).isEmpty();
  }

  @Test
  void followsAClockThatWasSetBack() {
    gate.refuse(picture(Duration.ZERO));

    now = now.minusSeconds(1_800);

    assertThat(gate.refuse(picture(Duration.ZERO))).isEmpty();
  }

  @Test
  void followsACameraThatIsOpenedAgainAfterTheClockWasSetBack() {
    gate.refuse(picture(Duration.ZERO));
    now = now.minusSeconds(1_800);
    gate.refuse(picture(ofMinutes(30).plusMillis(67)));

    now = now.plusSeconds(5);

    assertThat(gate.refuse(picture(Duration.ZERO))).isEmpty();
  }

  @Test
  void followsACameraThatGoesOnWhenTheClockWasSetBackFar() {
    gate.refuse(picture(Duration.ZERO));

    now = now.minusSeconds(86_400);

    assertThat(gate.refuse(picture(Duration.ofHours(24).plusMillis(67)))).isEmpty();
  }

  @Test
  void countsWhatItRefused() {
    gate.refuse(picture(new byte[0]));

    assertThat(gate.refuse(picture(new byte[9])).orElseThrow().text()).contains("2 refused so far");
    assertThat(gate.refused()).isEqualTo(2);
  }

  private Picture picture(byte[] jpeg) {
    return new Picture(Micros.of(now), jpeg, 640, 480);
  }

  private Picture picture(Duration off) {
    return new Picture(Micros.of(now.plus(off)), Pictures.JPEG, 640, 480);
  }
}
