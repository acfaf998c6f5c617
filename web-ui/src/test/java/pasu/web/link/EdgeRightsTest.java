package pasu.web.link;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Refusal;

class EdgeRightsTest {

  @ParameterizedTest
  @EnumSource(names = {"DISK_FULL", "CERTIFICATE"})
  void letsNoEdgeRaiseTheAlarmsOfAgentsAndGateways(Kind kind) {
    assertThatThrownBy(() -> EdgeRights.check("gate", alarm(kind)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(kind.name());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"DISK_FULL", "CERTIFICATE"},
      mode = Mode.EXCLUDE)
  void letsAnEdgeRaiseItsOwn(Kind kind) {
    assertThatCode(() -> EdgeRights.check("gate", alarm(kind))).doesNotThrowAnyException();
  }

  private static Alarm alarm(Kind kind) {
    return new Alarm("gate", kind, true, "look", Instant.EPOCH);
  }
}
