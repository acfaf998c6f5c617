package pasu.edge.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SharpModelTest {

  @ParameterizedTest
  @CsvSource({
    "GP2Y0A02, 2.45, 0.20",
    "GP2Y0A02, 1.55, 0.40",
    "GP2Y0A02, 0.67, 1.00",
    "GP2Y0A02, 0.40, 1.50",
    "GP2Y0A21, 2.30, 0.10",
    "GP2Y0A21, 1.30, 0.20",
    "GP2Y0A21, 0.60, 0.50",
    "GP2Y0A21, 0.40, 0.80",
  })
  void givesTheDistanceOfTheDataSheet(SharpModel model, double volts, double metres) {
    assertThat(model.metres(volts)).isCloseTo(metres, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "GP2Y0A02, 1.75, 0.3467",
    "GP2Y0A02, 0.615, 1.0909",
    "GP2Y0A21, 0.83, 0.3429",
  })
  void goesStraightInTheInverseDistanceBetweenPoints(
      SharpModel model, double volts, double metres) {
    assertThat(model.metres(volts)).isCloseTo(metres, within(0.005));
  }

  @ParameterizedTest
  @EnumSource
  void onlyFallsWhileTheVoltageRises(SharpModel model) {
    for (double volts = 0.3; volts < 3; volts += 0.01) {
      assertThat(model.metres(volts + 0.01)).isLessThanOrEqualTo(model.metres(volts));
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesNothingBelowTheCurveAndTheNearestAboveIt(SharpModel model) {
    assertThat(model.metres(0.39)).isInfinite();
    assertThat(model.metres(3.0)).isEqualTo(model.nearest());
  }

  /** Two fits of others to the same sheets, as a check on the points. */
  @Test
  void agreesWithFitsOfOthers() {
    for (double metres = 0.25; metres <= 1.4; metres += 0.05) {
      double volts = 1.784 * Math.pow(metres, -0.4215) - 1.11;
      assertThat(SharpModel.GP2Y0A02.metres(volts)).isCloseTo(metres, within(0.12 * metres));
    }
    for (double metres = 0.12; metres <= 0.7; metres += 0.05) {
      double volts = Math.pow(metres * 100 / 27.86, -1 / 1.15);
      assertThat(SharpModel.GP2Y0A21.metres(volts)).isCloseTo(metres, within(0.12 * metres));
    }
  }
}
