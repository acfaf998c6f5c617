package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

  private final Version own = new Version("0.3.0", 3);

  @Test
  void understandsAnotherTextOfTheSameProtocol() {
    assertThat(own.understands(new Version("0.3.7", 3))).isTrue();
    assertThat(own.understands(new Version("0.3.0", 2))).isFalse();
  }

  @Test
  void saysWhatToUpdateWhenTheNodeIsOlder() {
    Refusal refusal = own.refusal("agent agent-1", new Version("0.2.0", 2));

    assertThat(refusal.code()).isEqualTo(426);
    assertThat(refusal)
        .hasMessage(
            "agent agent-1 is of version 0.2.0 (protocol 2), but the control plane is of version"
                + " 0.3.0 (protocol 3); update agent agent-1");
  }

  @Test
  void saysWhatToUpdateWhenTheNodeIsNewer() {
    assertThat(own.refusal("edge yard", new Version("0.4.0", 4)))
        .hasMessageEndingWith("; update the control plane first, then edge yard");
  }
}
