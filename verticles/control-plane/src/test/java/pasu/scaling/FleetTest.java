package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.control.Samples;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.ScalingMessage.Limits;
import pasu.scaling.Situation.Member;

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
    says(false);
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

  @Test
  void countsAnAgentAsEmptySinceItFirstWas() {
    says(false);

    says(false, Samples.NOON.plusSeconds(5));

    assertThat(member().emptySince()).isEqualTo(Samples.NOON);
  }

  @Test
  void countsAnAgentAsEmptyAnewAfterItWasSilent() {
    says(false);
    fleet.update(List.of(), Samples.NOON);

    says(false, Samples.NOON.plusSeconds(5));

    assertThat(member().emptySince()).isEqualTo(Samples.NOON.plusSeconds(5));
  }

  @Test
  void doesNotBelieveTheListThatStillHasAStoppedAgent() {
    says(false);
    fleet.gone("agent-1", Samples.NOON);

    says(false);

    assertThat(fleet.alive()).isEmpty();
    assertThat(situation().unusable()).containsExactly("agent-1");
  }

  @Test
  void givesTheNameOfAStoppedAgentBackOnceNobodyCountsIt() {
    says(false);
    fleet.gone("agent-1", Samples.NOON);

    fleet.update(List.of(), Samples.NOON);

    assertThat(situation().unusable()).isEmpty();
  }

  @Test
  void takesForFoundWhatRunsAndNobodyKnows() {
    fleet.update(List.of(), Samples.NOON);

    assertThat(runs(Samples.NOON)).containsExactly("agent-1");
    assertThat(fleet.isFound("agent-1")).isTrue();
  }

  @Test
  void doesNotTakeForFoundWhatWasStoppedSinceItWasAskedFor() {
    fleet.update(List.of(), Samples.NOON);
    fleet.started("agent-1", Samples.NOON);
    fleet.removed("agent-1", Samples.NOON.plusSeconds(1));

    assertThat(runs(Samples.NOON)).isEmpty();
    assertThat(runs(Samples.NOON.plusSeconds(2))).containsExactly("agent-1");
  }

  @Test
  void doesNotTakeForFoundWhatItStarted() {
    fleet.update(List.of(), Samples.NOON);
    fleet.started("agent-1", Samples.NOON);

    assertThat(runs(Samples.NOON)).isEmpty();
    assertThat(fleet.isFound("agent-1")).isFalse();
  }

  @Test
  void missesWhoeverDoesNotRegisterInTime() {
    fleet.started("agent-1", Samples.NOON);

    assertThat(fleet.overdue(Samples.NOON.plusSeconds(29))).isEmpty();
    assertThat(fleet.overdue(Samples.NOON.plusSeconds(30))).containsExactly("agent-1");
  }

  private List<String> runs(Instant asked) {
    return fleet.launched(List.of("agent-1"), asked, asked);
  }

  private Member member() {
    return situation().members().getFirst();
  }

  private Situation situation() {
    return fleet.situation(new Limits(1, 10), Samples.NOON);
  }

  private void says(boolean draining) {
    says(draining, Samples.NOON);
  }

  private void says(boolean draining, Instant now) {
    fleet.update(List.of(new Agent("agent-1", 3, draining, List.of(), List.of())), now);
  }
}
