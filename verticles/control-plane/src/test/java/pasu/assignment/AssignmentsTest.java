package pasu.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.detected;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.Suite;

class AssignmentsTest implements Counterparts {

  private final List<String> asked = new ArrayList<>();
  private final Set<String> refusing = new HashSet<>();
  private Instant now = NOON;
  private long epoch;
  private Waiting waiting = new Waiting(0);
  private boolean databaseIsDown;
  private final Assignments assignments =
      new Assignments(AssignmentOptions.DEFAULTS, () -> now, new Random(1), this);

  @Override
  public Future<Long> nextEpoch(String camera) {
    return databaseIsDown
        ? Future.failedFuture(Refusal.unavailable("down"))
        : Future.succeededFuture(++epoch);
  }

  @Override
  public Future<Admitted> admit(String agent, Admit question) {
    asked.add(agent);
    return refusing.contains(agent)
        ? Future.failedFuture(Refusal.conflict("full"))
        : Future.succeededFuture(new Admitted(agent, "127.0.0.1", 4_000, 1));
  }

  @Override
  public void waiting(Waiting requests) {
    waiting = requests;
  }

  @Test
  void fillsTheFullestAgentFirst() {
    assignments.update(List.of(agent("agent-1", "a"), agent("agent-2", "b", "c")));

    assertThat(ask("yard", 3).result().door().agent()).isEqualTo("agent-2");
    assertThat(ask("shelf", 3).result().door().agent()).isEqualTo("agent-1");
  }

  @Test
  void tellsTheAgentOfAFurtherClipUnderTheSameLease() {
    assignments.update(List.of(agent("agent-1")));
    Grant first = ask("yard", 3).result();

    Grant second = ask("yard", 3, 2).result();

    assertThat(second).isEqualTo(first);
    assertThat(asked).containsExactly("agent-1", "agent-1");
  }

  @Test
  void asksTheNextAgentWhereOneRefuses() {
    refusing.add("agent-1");
    assignments.update(List.of(agent("agent-1", "a"), agent("agent-2")));

    Grant grant = ask("yard", 3).result();

    assertThat(grant.door().agent()).isEqualTo("agent-2");
    assertThat(grant.terms().epoch()).isEqualTo(2); // An epoch is never offered twice.
  }

  @Test
  void asksARefusingAgentAgainAfterAWhile() {
    refusing.add("agent-1");
    assignments.update(List.of(agent("agent-1")));
    Future<Grant> grant = ask("yard", 3);
    refusing.clear();
    assignments.sweep();
    assertThat(grant.isComplete()).isFalse();

    now = now.plusSeconds(1);
    assignments.sweep();

    assertThat(grant.succeeded()).isTrue();
  }

  @Test
  void givesALeaseElsewhereWhenItsAgentNoLongerAnswers() {
    assignments.update(List.of(agent("agent-1"), agent("agent-2")));
    Grant first = ask("yard", 3).result();
    refusing.add("agent-1");

    Grant second = ask("yard", 3, 2).result();

    assertThat(second.door().agent()).isEqualTo("agent-2");
    assertThat(second.terms().epoch()).isGreaterThan(first.terms().epoch());
  }

  @Test
  void letsTheMostImportantGoFirstOnceThereIsRoom() {
    assignments.update(List.of());
    Future<Grant> shelf = ask("shelf", 2);
    Future<Grant> door = ask("door", 5);
    assertThat(waiting).isEqualTo(new Waiting(2));

    assignments.update(List.of(agent("agent-1", "a", "b")));

    assertThat(door.succeeded()).isTrue();
    assertThat(shelf.isComplete()).isFalse();
    assertThat(waiting).isEqualTo(new Waiting(1));
  }

  @Test
  void usesASlotAgainAtOnceWhenItsStreamEnds() {
    assignments.update(List.of(agent("agent-1", "a", "b")));
    Grant yard = ask("yard", 3).result();
    Future<Grant> shelf = ask("shelf", 3);
    assertThat(shelf.isComplete()).isFalse();

    assignments.quit(new Quit("yard", yard.terms().epoch()));

    assertThat(shelf.succeeded()).isTrue();
  }

  @Test
  void forgetsTheLeasesOfALostAgent() {
    assignments.update(List.of(agent("agent-1"), agent("agent-2")));
    ask("yard", 3);

    assignments.lost("agent-1");

    assertThat(ask("yard", 3, 2).result().door().agent()).isEqualTo("agent-2");
  }

  @Test
  void refusesForNowAndKeepsTheSlotWhileTheDatabaseIsDown() {
    assignments.update(List.of(agent("agent-1", "a", "b")));
    databaseIsDown = true;
    assertThat(ask("yard", 3).cause()).hasMessage("down");
    databaseIsDown = false;

    assertThat(ask("shelf", 3).succeeded()).isTrue();
  }

  @Test
  void takesTheAgentThatStillHasTheStreamAfterARestart() {
    assignments.update(List.of(agent("agent-1", "yard", "a", "b"), agent("agent-2")));

    assertThat(ask("yard", 3).result().door().agent()).isEqualTo("agent-1");
  }

  @Test
  void servesNobodyBeforeItKnowsWhichAgentsThereAre() {
    Future<Grant> grant = ask("yard", 3);
    assertThat(grant.isComplete()).isFalse();
    assertThat(waiting).isEqualTo(new Waiting(0)); // Nor does it have agents started.

    assignments.update(List.of(agent("agent-1", "a"), agent("agent-2", "yard")));

    assertThat(grant.result().door().agent()).isEqualTo("agent-2");
  }

  @Test
  void refusesWhoeverWaitsWhenAnotherControlPlaneDecides() {
    assignments.update(List.of());
    Future<Grant> grant = ask("yard", 3);

    assignments.close();

    assertThat(grant.cause())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.isTemporary()).isTrue());
  }

  @Test
  void givesNothingToALeavingAgent() {
    assignments.update(List.of(new Agent("agent-1", 3, true, List.of(), List.of())));

    assertThat(ask("yard", 3).isComplete()).isFalse();
  }

  private Future<Grant> ask(String camera, int importance) {
    return ask(camera, importance, 1);
  }

  private Future<Grant> ask(String camera, int importance, int clip) {
    Promise<Grant> answer = Promise.promise();
    Standing standing = new Standing("home", importance, Suite.AES_128_GCM, false);
    assignments.request(new Request(camera, detected(camera, clip), standing, now, now, answer));
    return answer.future();
  }

  private static Agent agent(String id, String... cameras) {
    return new Agent(
        id,
        3,
        false,
        IntStream.range(0, cameras.length)
            .mapToObj(i -> new Stream(cameras[i], 1, null, 0, 0, 0, 0))
            .toList(),
        List.of());
  }
}
