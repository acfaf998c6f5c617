package pasu.bench.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SightsTest {

  /** One camera shows all of five pictures, the other misses two and then stands still. */
  private static final Sights SIGHTS =
      new Sights(
          List.of(
              List.of(at(0, 10), at(100, 110), at(200, 210), at(300, 310), at(400, 410)),
              List.of(at(0, 30), at(100, 130), at(400, 700))),
          5);

  @Test
  void areAsManyAsThoseOfTheCameraThatShowsFewest() {
    assertThat(SIGHTS.worstShare()).isEqualTo(3 / 5.0);
  }

  @Test
  void ageUntilANewerOneTakesTheirPlace() {
    assertThat(SIGHTS.oldestMillis()).containsExactly(110, 110, 110, 110, 130, 600);
  }

  @Test
  void haveAnAgeWhenTheyAreDrawn() {
    double[] ages = SIGHTS.drawnMillis();

    assertThat(ages).containsExactly(10, 10, 10, 10, 10, 30, 30, 300);
    assertThat(Sights.percentile(ages, 50)).isEqualTo(10);
    assertThat(Sights.percentile(ages, 100)).isEqualTo(300);
  }

  @Test
  void areNoneOfACameraThatShowsNothing() {
    Sights none = new Sights(List.of(List.of()), 5);

    assertThat(none.worstShare()).isZero();
    assertThat(none.oldestMillis()).isEmpty();
  }

  private static Sight at(double captured, double shown) {
    return new Sight(captured, shown);
  }
}
