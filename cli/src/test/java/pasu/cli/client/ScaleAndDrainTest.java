package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import pasu.protocol.BusMessages;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.ScalingMessage.Waiting;

class ScaleAndDrainTest {

  private static final Instant DECIDED = Instant.parse("2026-11-23T10:00:05Z");

  static final ScalingState SCALING =
      new ScalingState(
          new Limits(1, 20),
          List.of("agent-1"),
          List.of("agent-2"),
          List.of(),
          2,
          new Waiting(1),
          "the launcher does not answer",
          List.of(
              new ScalingDecided(
                  DECIDED,
                  Action.START,
                  "agent-2",
                  "one waits",
                  1,
                  2,
                  1,
                  0,
                  0,
                  1,
                  20,
                  null,
                  null)));

  @AutoClose private final StubServer server = new StubServer();

  @Test
  void showsHowManyAgentsThereAreAndWhy() {
    server.answering("GET /api/scaling", 200, BusMessages.toJson(SCALING));

    assertThat(server.run("scale").out())
        .contains(
            "1 alive, 1 starting, 0 leaving",
            "1 to 20",
            "the launcher does not answer",
            "start agent-2: one waits");
  }

  @Test
  void setsHowManyAgentsThereMayBeBeforeItShowsThem() {
    server.answering("GET /api/scaling", 200, BusMessages.toJson(SCALING));
    assertThat(server.run("scale", "--max", "20").exitStatus()).isEqualTo(1);

    server.answering("PUT /api/scaling", 200, "{\"minimum\":1,\"maximum\":20}");
    assertThat(server.run("scale", "--max", "20").exitStatus()).isZero();
    assertThat(server.bodyOf("PUT /api/scaling")).isEqualTo("{\"maximum\":20}");
  }

  @Test
  void sendsAnAgentAway() {
    server.answering("POST /api/agents/agent-2/drain", 200, "{\"streams\":2}");

    assertThat(server.run("drain", "agent-2").out())
        .contains("agent-2 takes no more streams; it is stopped once its 2 have ended");
  }
}
