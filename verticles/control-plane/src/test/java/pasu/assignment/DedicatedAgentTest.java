package pasu.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pasu.protocol.AgentMessage;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.Suite;

/** Who is guessed to have room when some sites share their agent with no other. */
class DedicatedAgentTest {

  private static final Standing VILLA = new Standing("villa", 3, Suite.AES_128_GCM, true);
  private static final Standing HOME = new Standing("home", 3, Suite.AES_128_GCM, false);

  private final AgentPool pool = new AgentPool();

  @Test
  void givesASiteOfItsOwnAnEmptyAgent() {
    pool.update(List.of(shared("agent-1", "shelf"), shared("agent-2")));

    assertThat(promise("yard", VILLA)).contains("agent-2");
  }

  @Test
  void givesItNoneWhereAllServeOthers() {
    pool.update(List.of(shared("agent-1", "shelf"), shared("agent-2", "attic")));

    assertThat(promise("yard", VILLA)).isEmpty();
  }

  @Test
  void prefersTheAgentItHasToAnEmptyOne() {
    pool.update(List.of(shared("agent-1"), villas("agent-2", "yard")));

    assertThat(promise("door", VILLA)).contains("agent-2");
  }

  @Test
  void givesItsAgentToNobodyElse() {
    pool.update(List.of(villas("agent-1", "yard")));

    assertThat(promise("shelf", HOME)).isEmpty();
  }

  @Test
  void countsAPromiseBeforeTheAgentSaysIt() {
    pool.update(List.of(shared("agent-1"), shared("agent-2")));
    assertThat(promise("yard", VILLA)).contains("agent-1");

    assertThat(promise("shelf", HOME)).contains("agent-2");
    assertThat(promise("door", VILLA)).contains("agent-1");
  }

  @Test
  void letsOthersInAgainOnceItIsEmpty() {
    pool.update(List.of(villas("agent-1", "yard")));
    pool.update(List.of(shared("agent-1")));

    assertThat(promise("shelf", HOME)).contains("agent-1");
  }

  @Test
  void givesTheSiteASecondAgentWhenItsFirstIsFull() {
    pool.update(List.of(villas("agent-1", "a", "b", "c"), shared("agent-2")));

    assertThat(promise("yard", VILLA)).contains("agent-2");
  }

  private Optional<String> promise(String camera, Standing standing) {
    return pool.promise(camera, standing, NOON);
  }

  private static Agent shared(String id, String... cameras) {
    return new Agent(id, 3, false, streams(cameras), List.of());
  }

  private static Agent villas(String id, String... cameras) {

    return new Agent(id, 3, false, streams(cameras), List.of(), Datagrams.NONE, "villa");
  }

  private static List<AgentMessage.Stream> streams(String... cameras) {
    return Stream.of(cameras)
        .map(camera -> new AgentMessage.Stream(camera, 1, null, 0, 0, 0, 0))
        .toList();
  }
}
