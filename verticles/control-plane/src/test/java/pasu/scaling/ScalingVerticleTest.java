package pasu.scaling;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.Waiting;

@ExtendWith(VertxExtension.class)
class ScalingVerticleTest implements AgentLauncher {

  private static final ScalingOptions OPTIONS =
      new ScalingOptions(
          1, 10, 3, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMillis(20));

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final List<String> started = new CopyOnWriteArrayList<>();
  private final List<String> stopped = new CopyOnWriteArrayList<>();
  private volatile boolean startsFail;
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void prepare(Vertx vertx) {
    this.vertx = vertx;
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
  }

  @Override
  public Future<Void> start(String agent) {
    started.add(agent);
    return startsFail ? Future.failedFuture("no room") : Future.succeededFuture();
  }

  @Override
  public Future<Void> stop(String agent) {
    stopped.add(agent);
    return Future.succeededFuture();
  }

  @Override
  public Future<List<String>> list() {
    return Future.succeededFuture(List.of());
  }

  @Test
  void bringsUpTheMinimumAtStart() {
    Future<ScalingDecided> decided = next(Action.START);

    deploy();

    assertThat(await(decided).agent()).isEqualTo("agent-1");
    assertThat(started).containsExactly("agent-1");
  }

  @Test
  void startsAnotherAgentAsSoonAsRequestsWait() {
    deploy();
    bus.publish(Addresses.CHANGED_AGENTS, new Agents(List.of(agent("agent-1", false, 3))));
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
                null));
  }

  @Test
  void saysWhyAnAgentDidNotStartAndTriesAgainAfterAPause() {
    startsFail = true;
    Future<ScalingDecided> failed = next(Action.FAILED);
    deploy();
    assertThat(await(failed).reason()).contains("no room");
    startsFail = false;
    Future<ScalingDecided> again = next(Action.START);

    now.set(now.get().plusSeconds(1));

    assertThat(await(again).agent()).isEqualTo("agent-1");
  }

  @Test
  void stopsAnAgentThatDoesNotRegisterInTime() {
    Future<ScalingDecided> failed = next(Action.FAILED);
    deploy();

    now.set(now.get().plus(OPTIONS.patience()));

    assertThat(await(failed).agent()).isEqualTo("agent-1");
    assertThat(stopped).containsExactly("agent-1");
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
    assertThat(stopped).containsExactly("agent-2");
  }

  @Test
  void givesTheNameOfALostAgentToNoOtherForAWhile() {
    deploy();
    publish(agent("agent-1", false, 0));
    Future<ScalingDecided> next = next(Action.START);

    publish();

    assertThat(await(next).agent()).isEqualTo("agent-2");
    assertThat(stopped).isEmpty();
  }

  private void deploy() {
    vertx.deployVerticle(new ScalingVerticle(OPTIONS, this, now::get)).await();
  }

  private void publish(Agent... agents) {
    bus.publish(Addresses.CHANGED_AGENTS, new Agents(List.of(agents)));
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
            .mapToObj(i -> new Stream("camera-" + i, 1, null, 0, 0, 0, 0))
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
