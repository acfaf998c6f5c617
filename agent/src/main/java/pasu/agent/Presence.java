package pasu.agent;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.AgentMessage.Empty;
import pasu.protocol.AgentMessage.Full;
import pasu.protocol.Bus;

/**
 * Tells the control plane how an agent is: that it lives, and once each time it becomes full or
 * empty. One thread only.
 */
final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String agent;
  private final Bus bus;
  private final Slots slots;
  private final Alarms alarms;
  private final Supplier<Datagrams> datagrams;
  private @Nullable String database;
  private boolean wasFull;
  private boolean wasEmpty = true;
  private boolean heard = true;

  Presence(String agent, Bus bus, Slots slots, Alarms alarms, Supplier<Datagrams> datagrams) {
    this.agent = agent;
    this.bus = bus;
    this.slots = slots;
    this.alarms = alarms;
    this.datagrams = datagrams;
  }

  /** From now on it says whose clips the agent stores; null where nobody knows. */
  void storesFor(@Nullable String newDatabase) {
    database = newDatabase;
  }

  /** Says how things stand, for each change and each second; completes once that was heard. */
  Future<?> announce() {
    AgentAlive alive = new AgentAlive(slots.describe(alarms.raised(), datagrams.get()), database);
    announceEdges();
    return bus.ask(Addresses.AGENTS, alive, PATIENCE)
        .onSuccess(_ -> heard = true)
        .onFailure(this::unheard);
  }

  private void announceEdges() {
    if (slots.isFull() && !wasFull) {
      log.info("agent full agent={} streams={}", agent, slots.used());
      bus.publish(Addresses.FULL, new Full(agent));
    }
    if (slots.used() == 0 && !wasEmpty) {
      log.info("agent empty agent={}", agent);
      bus.publish(Addresses.EMPTY, new Empty(agent));
    }
    wasFull = slots.isFull();
    wasEmpty = slots.used() == 0;
  }

  private void unheard(Throwable failure) {
    if (heard) {
      log.warn("nobody knows this agent agent={} error=\"{}\"", agent, failure.getMessage());
    }
    heard = false;
  }
}
