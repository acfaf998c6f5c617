package pasu.edge;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pasu.protocol.Suite;

class EdgeOptionsTest {

  @Test
  void acceptsPreRollFromNoneToAMinute() {
    assertThat(options("yard", ZERO).preRoll()).isZero();
    assertThat(options("yard", ofSeconds(60)).preRoll()).hasSeconds(60);
  }

  @Test
  void refusesMorePreRollThanAMinute() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("yard", ofSeconds(61)))
        .withMessage("the pre-roll must be 0s to 1m, but is 61s");
  }

  @Test
  void refusesANameTheBusWouldRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("Back Yard", ZERO))
        .withMessageContaining("Back Yard");
  }

  @Test
  void refusesARingThatHoldsNoFrame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("yard", ZERO).withRingBytes(1_000))
        .withMessageContaining("1000");
  }

  @Test
  void prefersAesWhereTheProcessorHasIt() {
    assertThat(ProcessorSuites.fastestFirst("flags\t\t: fpu sse2 aes avx\n"))
        .first()
        .isEqualTo(Suite.AES_128_GCM);
  }

  @Test
  void prefersChaChaWhereTheProcessorHasNoAes() {
    assertThat(ProcessorSuites.fastestFirst("Features\t: fp asimd evtstrm crc32 cpuid\n"))
        .first()
        .isEqualTo(Suite.CHACHA20_POLY1305);
  }

  private static EdgeOptions options(String camera, Duration preRoll) {
    return new EdgeOptions(camera, "home", preRoll, ofSeconds(30));
  }
}
