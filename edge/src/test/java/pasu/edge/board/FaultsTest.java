package pasu.edge.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.exception.InitializeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.edge.kernel.Refusals;

/** What people are told when Linux refuses, by its error number, through Pi4J. */
class FaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|this user may not open /dev/gpiochip0; add it to the group gpio",
        "13|this user may not open /dev/gpiochip0; add it to the group gpio",
        "2|there is no /dev/gpiochip0;",
        "16|line 17 of /dev/gpiochip0 is used by another program;",
        "22|/dev/gpiochip0 has no line 17;",
        "5|line 17 of /dev/gpiochip0 does not work:",
      })
  void saysWhyALineDoesNotOpen(int errno, String beginning) {
    assertThat(new LineFaults("/dev/gpiochip0", 17).sentence(refused("/dev/gpiochip0", errno)))
        .hasMessageStartingWith(beginning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|this user may not open /dev/i2c-1; add it to the group i2c",
        "13|this user may not open /dev/i2c-1; add it to the group i2c",
        "2|there is no /dev/i2c-1;",
        "121|nothing answers at 0x48 on /dev/i2c-1;",
      })
  void saysWhyADeviceDoesNotAnswer(int errno, String beginning) {
    assertThat(new BusFaults(1, 0x48).sentence(refused("/dev/i2c-1", errno)))
        .hasMessageStartingWith(beginning);
  }

  private static Throwable refused(String device, int errno) {
    return new InitializeException(Refusals.ofOpening(device, errno));
  }
}
