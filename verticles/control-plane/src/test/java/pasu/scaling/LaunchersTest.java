package pasu.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
    launchers.runs("host-1", new Launched(List.of("agent-1"), 9));
    assertThat(launchers.candidates("agent-2", NOW)).containsExactly("host-2", "host-1");
  }

  @Test
  void countsAgentsThatAreOnlyJustStarted() {
    launchers.started("agent-1", "host-1");
    assertThat(launchers.candidates("agent-2", NOW)).containsExactly("host-2", "host-1");
  }

  @Test
  void startsNothingWhereThereIsNoRoom() {
    launchers.runs("host-1", new Launched(List.of("agent-1", "agent-2", "agent-3"), 9));
    launchers.runs("host-2", new Launched(List.of("agent-4"), 1));
    assertThat(launchers.candidates("agent-5", NOW)).containsExactly("host-1");
  }

  @Test
  void startsAnAgentWhereItRuns() {
    launchers.runs("host-2", new Launched(List.of("agent-1"), 1));
    assertThat(launchers.candidates("agent-1", NOW)).startsWith("host-2");
  }

  @Test
  void asksNobodyWhoFellSilent() {
    launchers.heard("host-2", NOW.plusSeconds(2));
    assertThat(launchers.alive(NOW.plusSeconds(4))).containsExactly("host-2");
    assertThat(launchers.candidates("agent-1", NOW.plusSeconds(4))).containsExactly("host-2");
  }

  @Test
  void findsAnAgentThatRunsTwice() {
    launchers.runs("host-1", new Launched(List.of("agent-1", "agent-2"), 9));
    launchers.started("agent-2", "host-2"); // Host 1 was away.
    assertThat(launchers.runs("host-2", new Launched(List.of("agent-2"), 9))).isEmpty();
    assertThat(launchers.runs("host-1", new Launched(List.of("agent-1", "agent-2"), 9)))
        .containsExactly("agent-2");
  }

  @Test
  void forgetsWhereAnAgentWasOnceItIsStopped() {
    launchers.started("agent-1", "host-1");
    launchers.stopped("agent-1");
    assertThat(launchers.home("agent-1")).isNull();
    assertThat(launchers.runs("host-2", new Launched(List.of("agent-1"), 9))).isEmpty();
  }
}
