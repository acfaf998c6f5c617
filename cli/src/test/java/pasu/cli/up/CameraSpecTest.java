package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yard=scene: | scene: | motion:",
        "yard=scene:,every:60s | scene: | every:60s",
        "yard=file:a,b.mp4,manual: | file:a,b.mp4 | manual:",
        "yard=file:a,b:c.mp4,manual: | file:a,b:c.mp4 | manual:",
        "yard=rtsp://u:p@cam/1,2 | rtsp://u:p@cam/1,2 | motion:",
        "yard=scene:,motion:threshold=25,area=0.003 | scene: | motion:threshold=25,area=0.003",
        "yard=scene:,smell:strong | scene: | smell:strong",
        "yard=file:a=b.mp4 | file:a=b.mp4 | motion:",
      })
  void isANameASourceAndASensor(String words, String source, String sensor) {
    CameraSpec spec = CameraSpec.parse(words);

    assertThat(spec).isEqualTo(new CameraSpec("yard", source, sensor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yard", "=scene:", "yard="})
  void isRefusedWithoutNameOrSource(String words) {
    assertThatThrownBy(() -> CameraSpec.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + words + "\"")
        .hasMessageContaining("NAME=SOURCE[,SENSOR]");
  }

  @Test
  void demonstratesWhenThereIsNoCamera() {
    assertThat(CameraSpec.DEMO.camera().description()).startsWith("scene:");
  }
}
