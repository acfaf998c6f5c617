package pasu.bench.scale;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pasu.cli.CommandFailure;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.AgentMessage.ListAgents;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/** Notes when things are told on the bus; on the bus' threads, so thread-safe. */
final class PoolWatch {

  private static final long PATIENCE_SECONDS = 60;

  private final InstantSource clock;
  private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
  private final Map<String, Instant> decided = new ConcurrentHashMap<>();
  private final Map<String, Instant> joined = new ConcurrentHashMap<>();
  private final Map<String, Instant> pooled = new ConcurrentHashMap<>();
  private volatile Instant fullAt = Instant.MIN;
  private volatile String fullAgent = "";

  private PoolWatch(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins; the pool as it is now counts as told. */
  static PoolWatch of(Vertx vertx, InstantSource clock) {
    PoolWatch watch = new PoolWatch(clock);
    Bus bus = new Bus(vertx.eventBus());
    Future.all(
            bus.hear(Addresses.FULL, watch::full),
            bus.hear(Addresses.SCALING, watch::decided),
            bus.hear(Addresses.NODES, watch::node),
            bus.hear(Addresses.CHANGED_AGENTS, watch::pool))
        .compose(_ -> bus.ask(Addresses.AGENT_LIST, new ListAgents()))
        .onSuccess(watch::pool)
        .await();
    return watch;
  }

  /** Waits until there are so many agents; what was noted of others is forgotten. */
  void awaitAgents(int wanted) throws InterruptedException {
    int size;
    do {
      size = next(sizes);
    } while (size != wanted);
    decided.clear();
    joined.clear();
    pooled.clear();
    registered.clear();
  }

  /** Waits until the agent that was decided upon is in the pool. */
  ContainerStart awaitStart() throws IOException, InterruptedException {
    String agent = next(registered);
    String container = Pool.container(agent);
    String started =
        CommandOutput.of("docker", "inspect", "--format", "{{.State.StartedAt}}", container);
    String words = CommandOutput.of("docker", "logs", "--timestamps", container);
    sizes.clear(); // Those before it came.
    Instant decision = at(decided, agent);
    return new ContainerStart(
        fullAt.isBefore(decision) ? fullAt : decision, // A heartbeat may say it before the hint.
        decision,
        Instant.parse(started),
        Instant.parse(words.substring(0, words.indexOf(' '))),
        at(joined.containsKey(agent) ? joined : pooled, agent),
        at(pooled, agent));
  }

  /** The agent that gave its last slot. */
  String fullAgent() {
    return fullAgent;
  }

  private void full(Full said) {
    fullAt = clock.instant();
    fullAgent = said.agent();
  }

  private void decided(ScalingDecided said) {
    if (said.action() == Action.START) {
      decided.put(said.agent(), clock.instant());
    }
  }

  private void node(Node node) {
    if (node.role().equals("agent")) {
      joined.putIfAbsent(node.id(), clock.instant());
    }
  }

  private void pool(Agents all) {
    Instant now = clock.instant();
    for (Agent agent : all.agents()) {
      if (decided.containsKey(agent.id()) && pooled.putIfAbsent(agent.id(), now) == null) {
        registered.add(agent.id());
      }
    }
    sizes.add(all.agents().size());
  }

  private static Instant at(Map<String, Instant> noted, String agent) {
    return Objects.requireNonNull(noted.get(agent), agent);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw CommandFailure.failed("no agent came or went within a minute; see docker logs");
    }
    return next;
  }
}
