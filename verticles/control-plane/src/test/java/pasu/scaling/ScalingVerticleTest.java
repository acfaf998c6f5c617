package pasu.scaling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.Limits;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.ScalingMessage.SetLimits;
import pasu.protocol.ScalingMessage.ShowScaling;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.Wording;

@ExtendWith(VertxExtension.class)
@OnEachDatabase
class ScalingVerticleTest {

  private static final ScalingOptions OPTIONS =
      new ScalingOptions(
          1, 10, 3, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMillis(20));

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final AtomicReference<Agents> alive = new AtomicReference<>(new Agents(List.of()));
  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final NotedLauncher launcher = new NotedLauncher();
  private Database database;
  private final RecentDecisions decisions = new RecentDecisions();
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void prepare(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    bus.answer(Addresses.AGENT_LIST, _ -> Future.succeededFuture(alive.get())).await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
    database.close();
  }

  @Test
  void bringsUpTheMinimumAtStart() {
    Future<ScalingDecided> decided = next(Action.START);

    deploy();

    assertThat(await(decided).agent()).isEqualTo("agent-1");
    assertThat(state().starting()).containsExactly("agent-1");
  }

  @Test
  void startsAnotherAgentAsSoonAsRequestsWait() {
    publish(agent("agent-1", false, 3));
    deploy();
    Future<ScalingDecided> third = next(Action.START, "agent-3");

    bus.publish(Addresses.WAITING, new Waiting(4));

    assertThat(await(third))
        .isEqualTo(
            new ScalingDecided(
                Samples.NOON,
                Action.START,
                "agent-3",
                "0 free slots are too few for 4 waiting requests and one to spare",
                1,
                0,
                4,
                1,
                0,
                1,
                10,
                null,
                new Wording("slots-too-few", Map.of("free", "0", "waiting", "4"))));
  }

  @Test
  void saysWhyAnAgentDidNotStartAndTriesAgainAfterAPause() {
    launcher.startsFail = true;
    Future<ScalingDecided> failed = next(Action.FAILED);
    deploy();
    assertThat(await(failed).reason()).contains("no room");
    assertThat(await(failed).retryAt()).isEqualTo(Samples.NOON.plusSeconds(1));
    assertThat(state().problem()).contains("agent-1", "no room", "tried again at");
    launcher.startsFail = false;
    Future<ScalingDecided> again = next(Action.START);

    now.set(now.get().plusSeconds(1));

    assertThat(await(again).agent()).isEqualTo("agent-1");
  }

  @Test
  void stopsAnAgentThatDoesNotRegisterInTime() {
    Future<ScalingDecided> start = next(Action.START);
    Future<ScalingDecided> failed = next(Action.FAILED);
    deploy();
    await(start);

    now.set(now.get().plus(OPTIONS.patience()));

    assertThat(await(failed).agent()).isEqualTo("agent-1");
    assertThat(launcher.stopped).containsExactly("agent-1");
  }

  @Test
  void stopsALeavingAgentOnceItsLastClipIsFinished() {
    AtomicInteger streams = new AtomicInteger(2);
    bus.answer(
            Addresses.drain("agent-2"),
            _ -> Future.succeededFuture(new Drained(streams.getAndDecrement())))
        .await();
    Future<ScalingDecided> stop = next(Action.STOP);
    deploy();
    publish(agent("agent-1", false, 0), agent("agent-2", false, 0));

    vertx.setPeriodic(10, _ -> now.set(now.get().plusSeconds(1)));

    assertThat(await(stop).agent()).isEqualTo("agent-2");
    assertThat(streams).hasValue(-1); // Asked until it said 0.
    assertThat(launcher.stopped).containsExactly("agent-2");
  }

  @Test
  void givesTheNameOfALostAgentToNoOtherForAWhile() {
    publish(agent("agent-1", false, 0));
    deploy();
    Future<ScalingDecided> next = next(Action.START);

    publish();

    assertThat(await(next).agent()).isEqualTo("agent-2");
    assertThat(launcher.stopped).isEmpty();
  }

  @Test
  void keepsAnAgentThatItFindsRunningAndRemovesItWhenItDoesNotRegister() {
    launcher.running.add("agent-1");
    Future<ScalingDecided> adopted = next(Action.ADOPT);
    Future<ScalingDecided> removed = next(Action.REMOVE);

    deploy();

    assertThat(await(adopted).agent()).isEqualTo("agent-1");
    assertThat(launcher.started).isEmpty(); // One is on its way already.
    now.set(now.get().plus(OPTIONS.patience()));
    assertThat(await(removed).agent()).isEqualTo("agent-1");
    assertThat(launcher.stopped).containsExactly("agent-1");
  }

  @Test
  void startsNothingBeforeItKnowsWhatRuns() {
    publish(agent("agent-1", false, 3), agent("agent-2", false, 0));
    Future<ScalingDecided> limits = next(Action.LIMITS);
    deploy();

    bus.ask(Addresses.LIMITS, new SetLimits(null, 9)).await();

    assertThat(await(limits).agents()).isEqualTo(2);
    assertThat(launcher.started).isEmpty();
  }

  @Test
  void keepsTheLimitsSomebodySetBeyondARestart() {
    deploy();
    assertThat(await(bus.ask(Addresses.LIMITS, new SetLimits(2, null))))
        .isEqualTo(new Limits(2, 10));
    vertx.deploymentIDs().forEach(id -> vertx.undeploy(id).await());

    deploy();

    assertThat(state().limits()).isEqualTo(new Limits(2, 10));
  }

  @Test
  void refusesLimitsThatCannotBe() {
    deploy();

    assertThatThrownBy(() -> await(bus.ask(Addresses.LIMITS, new SetLimits(11, null))))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(400))
        .hasMessageContaining("maximum must be at least the minimum of 11, but is 10");
  }

  @Test
  void saysOnceThatItIsAtTheMaximum() {
    database.run(transaction -> LimitsStore.put(transaction, new Limits(1, 1)));
    publish(agent("agent-1", false, 3));
    List<ScalingDecided> decided = Events.all(vertx, Addresses.SCALING);
    Future<ScalingDecided> maximum = next(Action.MAXIMUM);
    deploy();
    await(maximum);

    bus.publish(Addresses.WAITING, new Waiting(2));

    assertThat(state().problem()).contains("at most 1 may run");
    assertThat(decided).extracting(ScalingDecided::action).containsExactly(Action.MAXIMUM);
  }

  private void deploy() {
    vertx.deployVerticle(new ScalingHistoryVerticle(decisions)).await();
    vertx
        .deployVerticle(
            new ScalingVerticle(database, OPTIONS, decisions, Mandate.ALONE, launcher, now::get))
        .await();
  }

  private ScalingState state() {
    return await(bus.ask(Addresses.SCALING_STATE, new ShowScaling()));
  }

  private void publish(Agent... agents) {
    Stream.of(agents).map(Agent::id).forEach(launcher.running::add);
    alive.set(new Agents(List.of(agents)));
    bus.publish(Addresses.CHANGED_AGENTS, alive.get());
  }

  private Future<ScalingDecided> next(Action action) {
    return Events.first(vertx, Addresses.SCALING, decided -> decided.action() == action);
  }

  private Future<ScalingDecided> next(Action action, String agent) {
    return Events.first(
        vertx,
        Addresses.SCALING,
        decided -> decided.action() == action && decided.agent().equals(agent));
  }

  private static Agent agent(String id, boolean draining, int streams) {
    return new Agent(
        id,
        3,
        draining,
        IntStream.range(0, streams)
            .mapToObj(i -> new AgentMessage.Stream("camera-" + i, 1, null, 0, 0, 0, 0))
            .toList(),
        List.of());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
