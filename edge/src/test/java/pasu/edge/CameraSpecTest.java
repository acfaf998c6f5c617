package pasu.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraSpecTest {

  @Test
  void takesTheSensorFromTheFirstCommaBeforeAScheme() {
    CameraSpec spec = CameraSpec.parse("yard=scene:640x480@10,motion:area=0.01,holdoff=5s");

    assertThat(spec.name()).isEqualTo("yard");
    assertThat(spec.source().description()).isEqualTo("scene:640x480@10");
    assertThat(spec.sensor()).isEqualTo("motion:area=0.01,holdoff=5s");
  }

  @Test
  void takesSeveralSensorsTogether() {
    CameraSpec spec = CameraSpec.parse("yard=scene:640x480@10,all:5s,gpio:17,pull=up,motion:");

    assertThat(spec.source().description()).isEqualTo("scene:640x480@10");
    assertThat(spec.sensor()).isEqualTo("all:5s,gpio:17,pull=up,motion:");
  }

  @Test
  void leavesOtherCommasToTheSource() {
    CameraSpec spec = CameraSpec.parse("yard=rtsp://cam/a,b,c,every:60s");

    assertThat(spec.source().description()).isEqualTo("rtsp://cam/a,b,c");
    assertThat(spec.sensor()).isEqualTo("every:60s");
  }

  @Test
  void watchesForMotionUnlessToldOtherwise() {
    assertThat(CameraSpec.parse("door=scene:").sensor()).isEqualTo("motion:");
    assertThat(CameraSpec.parse("door=v4l2:/dev/video0").sensor()).isEqualTo("motion:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yard|must be NAME=SOURCE[,SENSOR]",
        "Yard=scene:|a-z, 0-9 and -, but this is \"Yard\"",
        "=scene:|this is \"\"",
        "yard=scene:,gpio:x|sensor \"gpio:x\": the line must be 0 to 511",
        "yard=scene:,every:1ms|the period must be 500ms to 24h, but is 1ms",
        "yard=nothing|camera source \"nothing\" is not known",
      })
  void refusesWithTheReason(String spec, String reason) {
    assertThatThrownBy(() -> CameraSpec.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
