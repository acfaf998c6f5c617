package pasu.cli.bench.scale;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
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
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.NodeMessage.Node;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;

/** Notes when things are said on the bus; on the bus' threads, so thread-safe. */
final class PoolWatch {

  private static final long PATIENCE_SECONDS = 60;

  private final InstantSource clock;
  private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
  private final Map<String, Instant> decided = new ConcurrentHashMap<>();
  private final Map<String, Instant> joined = new ConcurrentHashMap<>();
  private final Map<String, Instant> alive = new ConcurrentHashMap<>();
  private volatile Instant full = Instant.MIN;

  PoolWatch(Vertx vertx, InstantSource clock) {
    this.clock = clock;
    vertx.eventBus().addInboundInterceptor(this::note);
  }

  /** Waits until there are so many agents; what was noted of others is forgotten. */
  void awaitAgents(int wanted) throws InterruptedException {
    int size;
    do {
      size = next(sizes);
    } while (size != wanted);
    decided.clear();
    joined.clear();
    registered.clear();
  }

  /** Waits until the agent that was decided upon is in the pool. */
  ContainerStart awaitStart() throws IOException, InterruptedException {
    String agent;
    do {
      agent = next(registered);
    } while (!decided.containsKey(agent));
    String container = Pool.container(agent);
    String started =
        CommandOutput.of("docker", "inspect", "--format", "{{.State.StartedAt}}", container);
    String words = CommandOutput.of("docker", "logs", "--timestamps", container);
    return new ContainerStart(
        full,
        at(decided, agent),
        Instant.parse(started),
        Instant.parse(words.substring(0, words.indexOf(' '))),
        at(joined.containsKey(agent) ? joined : alive, agent),
        at(alive, agent));
  }

  private <T> void note(DeliveryContext<T> passing) {
    Instant now = clock.instant();
    switch (passing.body()) {
      case Full _ -> full = now;
      case ScalingDecided said when said.action() == Action.START -> decided.put(said.agent(), now);
      case Node node when node.role().equals("agent") -> joined.putIfAbsent(node.id(), now);
      case AgentAlive said -> register(said.agent().id(), now);
      case Agents all -> sizes.add(all.agents().size());
      case null, default -> {} // Some answers are empty.
    }
    passing.next();
  }

  private void register(String agent, Instant now) {
    if (decided.containsKey(agent) && alive.put(agent, now) == null) {
      registered.add(agent);
    }
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
