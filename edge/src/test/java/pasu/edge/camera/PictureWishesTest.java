package pasu.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.edge.option.NamedValues;
import pasu.protocol.PictureSettings;

/** What was asked for by hand, and what the plan gives. */
class PictureWishesTest {

  private static final PictureSettings PLAN = new PictureSettings(1280, 720, 15, 80);

  @Test
  void arePlannedWhereNothingWasAskedFor() {
    assertThat(wishes().within(PLAN)).isEqualTo(PLAN);
  }

  @Test
  void boundThePlan() {
    assertThat(wishes("size=640x360", "rate=5", "quality=40").within(PLAN))
        .isEqualTo(new PictureSettings(640, 360, 5, 40));
  }

  @Test
  void areBoundedByThePlan() {
    assertThat(wishes("size=1920x1080", "rate=60", "quality=100").within(PLAN)).isEqualTo(PLAN);
  }

  @ParameterizedTest
  @CsvSource({
    "1920,1080,1280,720",
    "1600,1200,960,720",
    "1080,1920,720,1280",
    "640,480,640,480",
    "641,481,641,481",
    "8192,16,1280,2",
  })
  void keepTheShapeOfThePicture(int width, int height, int fitsWidth, int fitsHeight) {
    assertThat(new Size(width, height).within(PLAN)).isEqualTo(new Size(fitsWidth, fitsHeight));
  }

  private static PictureWishes wishes(String... words) {
    return PictureWishes.parse(new NamedValues(List.of(words), PictureWishes.KNOWN));
  }
}
