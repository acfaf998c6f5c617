package pasu.control;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.AgentKnown;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;

/** An agent as the bus sees one: slots, heartbeats, and the last word on both. */
public final class ScriptedAgent extends VerticleBase {

  private final String id;
  private final int capacity;
  private final Map<String, Terms> streams = new LinkedHashMap<>();
  private boolean draining;

  public ScriptedAgent(String id, int capacity) {
    this.id = id;
    this.capacity = capacity;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(1_000, _ -> alive());
    return Future.all(
            bus().answer(Addresses.admit(id), this::admit),
            bus().answer(Addresses.drain(id), _ -> drain()),
            bus().hear(Addresses.QUITS, this::quit))
        .compose(_ -> alive());
  }

  private Future<Admitted> admit(Admit question) {
    Terms terms = question.terms();
    if (draining || (!streams.containsKey(terms.camera()) && streams.size() >= capacity)) {
      throw Refusal.conflict(id + " is full");
    }
    streams.put(terms.camera(), terms);
    alive();
    return Future.succeededFuture(new Admitted(id, "127.0.0.1", 4_000, 7));
  }

  private Future<Drained> drain() {
    draining = true;
    alive();
    return Future.succeededFuture(new Drained(streams.size()));
  }

  private void quit(Quit quit) {
    Terms terms = streams.get(quit.camera());
    if (terms != null && terms.epoch() == quit.epoch()) {
      streams.remove(quit.camera());
      alive();
    }
  }

  private Future<AgentKnown> alive() {
    return bus().ask(Addresses.AGENTS, new AgentAlive(view()));
  }

  private Agent view() {
    return new Agent(
        id,
        capacity,
        draining,
        streams.values().stream()
            .map(terms -> new Stream(terms.camera(), terms.epoch(), null, 0, 0, 0, 0))
            .toList(),
        List.of());
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
