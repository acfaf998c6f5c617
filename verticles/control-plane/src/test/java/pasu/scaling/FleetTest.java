package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.control.Samples;
import pasu.protocol.AgentMessage.Agent;

class FleetTest {

  private final Fleet fleet = new Fleet(Duration.ofSeconds(30), Duration.ofSeconds(60));

  @Test
  void letsAnAgentLeaveThatSaysSo() {
    says(true);

    assertThat(fleet.leaving()).containsExactly("agent-1");
  }

  @Test
  void keepsAnAgentThatLeftToBeStartedAnew() {
    says(true);

    says(false);

    assertThat(fleet.leaving()).isEmpty();
  }

  @Test
  void letsAnAgentLeaveThatHasNotYetHeardOfIt() {
    fleet.leaves("agent-1", Samples.NOON);

    says(false);

    assertThat(fleet.leaving()).containsExactly("agent-1");
  }

  @Test
  void givesUpALeavingAgentThatFellSilentLikeAnyOther() {
    says(true);
    fleet.update(List.of(), Samples.NOON);
    assertThat(fleet.leaving()).containsExactly("agent-1");

    assertThat(fleet.abandoned(Samples.NOON.plusSeconds(30))).containsExactly("agent-1");
    assertThat(fleet.leaving()).isEmpty();
  }

  @Test
  void doesNotMissALeavingAgentThatWasStopped() {
    says(true);
    fleet.update(List.of(), Samples.NOON);

    fleet.gone("agent-1", Samples.NOON);

    assertThat(fleet.abandoned(Samples.NOON.plusSeconds(30))).isEmpty();
  }

  private void says(boolean draining) {
    fleet.update(List.of(new Agent("agent-1", 3, draining, List.of(), List.of())), Samples.NOON);
  }
}
