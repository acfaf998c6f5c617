package pasu.bench.simulation.scale;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.Bus;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Quit;
import pasu.scaling.AgentLauncher;

/**
 * Agents that give slots and say so each second and at each change, as real ones do, but receive
 * nothing. All on one event loop.
 */
public final class PretendedAgentsVerticle extends VerticleBase {

  private static final long HEARTBEAT_MILLIS = 1_000;

  private final List<PretendedAgent> agents;

  public PretendedAgentsVerticle(int count, int capacity) {
    agents =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new PretendedAgent("agent-" + number, capacity))
            .toList();
  }

  /** A launcher whose agents run already. */
  public AgentLauncher launcher() {
    return new Launched(agents.stream().map(agent -> agent.name()).toList());
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    List<Future<?>> listening = new ArrayList<>();
    for (PretendedAgent agent : agents) {
      listening.add(bus.answer(Addresses.admit(agent.name()), admit -> admit(bus, agent, admit)));
      listening.add(
          bus.answer(
              Addresses.drain(agent.name()),
              _ -> Future.succeededFuture(new Drained(agent.streams()))));
      vertx.setPeriodic(1, HEARTBEAT_MILLIS, _ -> tell(bus, agent));
    }
    listening.add(bus.hear(Addresses.QUITS, quit -> quit(bus, quit)));
    return Future.all(listening);
  }

  private Future<Admitted> admit(Bus bus, PretendedAgent agent, Admit admit) {
    Admitted admitted = agent.admit(admit);
    tell(bus, agent);
    return Future.succeededFuture(admitted);
  }

  private void quit(Bus bus, Quit quit) {
    agents.stream().filter(agent -> agent.quit(quit)).forEach(agent -> tell(bus, agent));
  }

  private static void tell(Bus bus, PretendedAgent agent) {
    var _ = bus.ask(Addresses.AGENTS, new AgentAlive(agent.says())); // The next one makes it good.
  }

  private record Launched(List<String> agents) implements AgentLauncher {

    @Override
    public Future<Void> start(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<List<String>> list() {
      return Future.succeededFuture(agents);
    }
  }
}
