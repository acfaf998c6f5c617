package pasu.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pasu.protocol.Version;

class VersionGateTest {

  private final VersionGate gate = new VersionGate(new Version("0.3.0", 3));

  @Test
  void letsANodeInOnceItWasUpdated() {
    assertThat(gate.refusal("edge yard", new Version("0.2.0", 2))).isPresent();

    assertThat(gate.refusal("edge yard", new Version("0.3.1", 3))).isEmpty();
  }
}
