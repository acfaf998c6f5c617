package pasu.cli.simulation.scale;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Quit;

/**
 * Agents that give slots and say so each second and at each change, as real ones do, but receive
 * nothing. All on one event loop.
 */
final class PretendedAgentsVerticle extends VerticleBase {

  private static final long HEARTBEAT_MILLIS = 1_000;
  private static final int PORT = 4_000;

  private final List<Pretended> agents;

  PretendedAgentsVerticle(int count, int capacity) {
    agents =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new Pretended("agent-" + number, capacity))
            .toList();
  }

  List<String> names() {
    return agents.stream().map(agent -> agent.name).toList();
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    List<Future<?>> listening = new ArrayList<>();
    for (Pretended agent : agents) {
      listening.add(bus.answer(Addresses.admit(agent.name), admit -> admit(bus, agent, admit)));
      listening.add(
          bus.answer(
              Addresses.drain(agent.name),
              _ -> Future.succeededFuture(new Drained(agent.streams.size()))));
      vertx.setPeriodic(1, HEARTBEAT_MILLIS, _ -> tell(bus, agent));
    }
    listening.add(bus.hear(Addresses.QUITS, quit -> quit(bus, quit)));
    return Future.all(listening);
  }

  private Future<Admitted> admit(Bus bus, Pretended agent, Admit admit) {
    Admitted admitted = agent.admit(admit);
    tell(bus, agent);
    return Future.succeededFuture(admitted);
  }

  private void quit(Bus bus, Quit quit) {
    agents.stream().filter(agent -> agent.quit(quit)).forEach(agent -> tell(bus, agent));
  }

  private static void tell(Bus bus, Pretended agent) {
    var _ = bus.ask(Addresses.AGENTS, new AgentAlive(agent.says())); // The next one makes it good.
  }

  private static final class Pretended {

    private final String name;
    private final int capacity;
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    Pretended(String name, int capacity) {
      this.name = name;
      this.capacity = capacity;
    }

    Admitted admit(Admit admit) {
      String camera = admit.terms().camera();
      if (!streams.containsKey(camera) && streams.size() >= capacity) {
        throw Refusal.conflict("%s is full".formatted(name));
      }
      @Nullable String clip = admit.detected() == null ? null : admit.detected().clip();
      streams.put(camera, new Stream(camera, admit.terms().epoch(), clip, 0, 0, 0, 0));
      return new Admitted(name, "127.0.0.1", PORT, 1);
    }

    boolean quit(Quit quit) {
      Stream stream = streams.get(quit.camera());
      return stream != null
          && stream.epoch() == quit.epoch()
          && streams.remove(quit.camera(), stream);
    }

    Agent says() {
      return new Agent(name, capacity, false, List.copyOf(streams.values()), List.of());
    }
  }
}
