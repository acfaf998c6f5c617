package pasu.registration;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Stream;

/** Who is alive of the agents. Not thread-safe: it belongs to one verticle. */
final class AgentTable {

  /** How much a sign of life says that was not known. */
  enum News {
    NONE,
    /** Counters moved. */
    COUNTERS,
    /** An agent or a stream came or went, or room for one, or an alarm. */
    MATTERS
  }

  private record Known(Agent agent, Instant heardAt) {}

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Map<String, Known> agents = new HashMap<>();

  News heard(Agent agent, Instant now) {
    Known before = agents.put(agent.id(), new Known(agent, now));
    if (before == null || differs(before.agent(), agent)) {
      return News.MATTERS;
    }
    return before.agent().equals(agent) ? News.NONE : News.COUNTERS;
  }

  /** Forgets the agents last heard before a moment, and returns their names. */
  List<String> loseSilentSince(Instant moment) {
    List<String> lost =
        agents.values().stream()
            .filter(known -> known.heardAt().isBefore(moment))
            .map(known -> known.agent().id())
            .toList();
    lost.forEach(agents::remove);
    return lost;
  }

  /** Forgets an agent, and says whether it was known. */
  boolean forget(String agent) {
    return agents.remove(agent) != null;
  }

  /** Those alive, by name, {@code agent-2} before {@code agent-10}. */
  List<Agent> list() {
    return agents.values().stream()
        .map(Known::agent)
        .sorted(Comparator.comparing(Agent::id, BY_NUMBER))
        .toList();
  }

  private static boolean differs(Agent one, Agent other) {
    return one.capacity() != other.capacity()
        || one.draining() != other.draining()
        || !one.alarms().equals(other.alarms())
        || !rooms(one).equals(rooms(other));
  }

  private static List<String> rooms(Agent agent) {
    return agent.streams().stream().map(AgentTable::room).sorted().toList();
  }

  private static String room(Stream stream) {
    return "%s %d %s".formatted(stream.camera(), stream.epoch(), stream.clip());
  }
}
