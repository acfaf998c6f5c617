package pasu.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Secret;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

class LeasesTest {

  private static final Duration UNSEEN = Duration.ofSeconds(10);
  private static final Grant YARD = grant("yard", 4, "agent-1");

  private final Leases leases = new Leases(UNSEEN);

  @Test
  void keepsALeaseThatNoHeartbeatShowsYet() {
    leases.add(YARD, NOON);

    leases.compare(agent("agent-1"), NOON.plus(UNSEEN));

    assertThat(leases.of("yard")).contains(YARD);
  }

  @Test
  void givesUpALeaseThatNoHeartbeatEverShowed() {
    leases.add(YARD, NOON);

    assertThat(leases.compare(agent("agent-1"), NOON.plus(UNSEEN).plusMillis(1)))
        .containsExactly(YARD);
  }

  @Test
  void endsALeaseWhoseStreamIsGoneFromItsAgent() {
    leases.add(YARD, NOON);
    leases.compare(agent("agent-1", 4), NOON);

    assertThat(leases.compare(agent("agent-1"), NOON)).containsExactly(YARD);
    assertThat(leases.of("yard")).isEmpty();
  }

  @Test
  void hearsNothingOfALeaseFromAnotherAgent() {
    leases.add(YARD, NOON);
    leases.compare(agent("agent-1", 4), NOON);

    assertThat(leases.compare(agent("agent-2"), NOON)).isEmpty();
  }

  @Test
  void isNotEndedByAQuitOfAnOlderEpoch() {
    leases.add(YARD, NOON);

    assertThat(leases.end("yard", 3)).isEmpty();
    assertThat(leases.end("yard", 4)).contains(YARD);
  }

  @Test
  void forgetsEveryLeaseOfALostAgent() {
    leases.add(YARD, NOON);
    leases.add(grant("shelf", 1, "agent-2"), NOON);

    assertThat(leases.endOn("agent-1")).containsExactly(YARD);
    assertThat(leases.of("shelf")).isPresent();
  }

  static Grant grant(String camera, long epoch, String agent) {
    Terms terms =
        new Terms(
            camera,
            "home",
            3,
            epoch,
            Suite.AES_128_GCM,
            Secret.random(new java.util.Random(epoch)),
            1,
            1_000);
    return new Grant(terms, new Admitted(agent, "127.0.0.1", 4_000, 1));
  }

  private static Agent agent(String id, long... yardEpochs) {
    List<Stream> streams =
        java.util.Arrays.stream(yardEpochs)
            .mapToObj(epoch -> new Stream("yard", epoch, null, 0, 0, 0, 0))
            .toList();
    return new Agent(id, 3, false, streams, List.of());
  }
}
