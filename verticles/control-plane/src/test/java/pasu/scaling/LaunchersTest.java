package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.protocol.LauncherMessage.Launched;

class LaunchersTest {

  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

  private final Launchers launchers = new Launchers();

  @BeforeEach
  void bothSpeak() {
    launchers.heard("host-1", NOW);
    launchers.heard("host-2", NOW);
  }

  @Test
  void startsTheNextAgentWhereFewestRun() {
    run(Map.of("host-1", new Launched(List.of("agent-1"), 9)));
    assertThat(launchers.candidates("agent-2", NOW)).containsExactly("host-2", "host-1");
  }

  @Test
  void countsAgentsThatAreOnlyJustStarted() {
    launchers.starts("agent-1", "host-1");
    assertThat(launchers.candidates("agent-2", NOW)).containsExactly("host-2", "host-1");
  }

  @Test
  void startsNothingWhereThereIsNoRoom() {
    run(Map.of("host-1", new Launched(List.of("agent-1", "agent-2", "agent-3"), 9)));
    run(Map.of("host-2", new Launched(List.of("agent-4"), 1)));
    assertThat(launchers.candidates("agent-5", NOW)).containsExactly("host-1");
  }

  @Test
  void startsAnAgentWhereItRuns() {
    run(Map.of("host-2", new Launched(List.of("agent-1"), 1)));
    assertThat(launchers.candidates("agent-1", NOW)).startsWith("host-2");
  }

  @Test
  void asksNobodyWhoFellSilent() {
    launchers.heard("host-2", NOW.plusSeconds(2));
    assertThat(launchers.alive(NOW.plusSeconds(4))).containsExactly("host-2");
    assertThat(launchers.candidates("agent-1", NOW.plusSeconds(4))).containsExactly("host-2");
  }

  @Test
  void findsAnAgentThatRunsTwiceOnceBothListIt() {
    launchers.starts("agent-2", "host-2"); // Host 1 was away.
    launchers.started("agent-2");
    Launched back = new Launched(List.of("agent-1", "agent-2"), 9);
    Launched there = new Launched(List.of("agent-2"), 9);

    assertThat(run(Map.of("host-1", back, "host-2", there)))
        .isEqualTo(Map.of("host-1", List.of("agent-2"), "host-2", List.of()));
  }

  @Test
  void followsAnAgentThatAnotherControlPlaneMoved() {
    Launched one = new Launched(List.of("agent-1"), 9);
    Launched none = new Launched(List.of(), 9);
    run(Map.of("host-1", one, "host-2", none));

    run(Map.of("host-1", none, "host-2", one));
    assertThat(launchers.home("agent-1")).isEqualTo("host-2");
    run(Map.of("host-1", one)); // Host 2 is silent.
    assertThat(launchers.home("agent-1")).isEqualTo("host-1");
  }

  @Test
  void keepsWhereAnAgentIsStartedThatIsNotListedYet() {
    launchers.starts("agent-1", "host-1");

    run(Map.of("host-1", new Launched(List.of(), 9)));

    assertThat(launchers.home("agent-1")).isEqualTo("host-1");
  }

  @Test
  void forgetsWhereAnAgentWasOnceItIsStopped() {
    launchers.starts("agent-1", "host-1");
    launchers.stopped("agent-1");
    assertThat(launchers.home("agent-1")).isNull();
  }

  private Map<String, List<String>> run(Map<String, Launched> round) {
    return launchers.run(round, launchers.settled());
  }
}
