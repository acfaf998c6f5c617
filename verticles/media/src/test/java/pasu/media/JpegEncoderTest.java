package pasu.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEncoderTest {

  @ParameterizedTest
  @CsvSource({"100,2", "92,2", "85,4", "80,5", "50,13", "25,26", "10,31", "1,31"})
  void countsQualityAsLibjpegDoes(int quality, int quantizer) {
    assertThat(JpegEncoder.quantizer(quality)).isEqualTo(quantizer);
  }
}
