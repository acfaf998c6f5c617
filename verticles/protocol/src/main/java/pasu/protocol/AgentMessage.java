package pasu.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;

/** The conversation about agents and their slots. */
public sealed interface AgentMessage extends BusMessage {

  /**
   * An agent's registration and sign of life, asked every second at {@link Addresses#AGENTS};
   * refused with code 426 when its code is too old or too new, 409 when it stores its clips where
   * they are another database's.
   *
   * @param version of the agent's code, for people
   * @param protocol what it speaks, as in {@link Version}
   * @param database the id of the one whose clips are in its clips folder; null where unknown
   */
  record AgentAlive(Agent agent, String version, int protocol, @Nullable String database)
      implements AgentMessage {
    /** One of this code. */
    public AgentAlive(Agent agent, @Nullable String database) {
      this(agent, Version.OWN.text(), Version.OWN.protocol(), database);
    }

    /** Likewise, and its clips are nobody's. */
    public AgentAlive(Agent agent) {
      this(agent, null);
    }

    public Version spoken() {
      return new Version(version, protocol);
    }
  }

  /** The control plane knows the agent; the answer to {@link AgentAlive}. */
  record AgentKnown() implements AgentMessage {}

  /** Told at {@link Addresses#LOST_AGENTS} when an agent fell silent. */
  record AgentLost(String agent) implements AgentMessage {}

  /**
   * Told at {@link Addresses#FULL}: the agent gave its last slot. A hint; heartbeats say it too.
   */
  record Full(String agent) implements AgentMessage {}

  /** Told at {@link Addresses#EMPTY}: the agent's last stream ended. A hint, as {@link Full}. */
  record Empty(String agent) implements AgentMessage {}

  /** Asks an agent to admit no more streams. Idempotent. */
  record Drain() implements AgentMessage {}

  /**
   * The agent admits nothing any more.
   *
   * @param streams how many still run, clips being finished included; stop it at 0
   */
  record Drained(int streams) implements AgentMessage {}

  /** Asks an agent for the frames of a camera it receives, for one connection. */
  record OpenLive(String camera) implements AgentMessage, Repeatable {
    public OpenLive {
      Checks.name("camera", camera);
    }
  }

  /**
   * Where the frames can be had: a WebSocket at {@code ws://host:port/live/<token>}.
   *
   * <p>Each binary message is 4 bytes frame number, 8 bytes capture time in microseconds since the
   * Unix epoch, both big-endian, then the JPEG.
   *
   * @param token good for one connection, for ten seconds
   */
  record LiveDoor(String host, int port, String token) implements AgentMessage {
    public LiveDoor {
      Checks.port("port", port);
    }

    @Override
    public String toString() {
      return "LiveDoor[%s:%d]".formatted(host, port);
    }
  }

  /** Asks for every agent that is alive. */
  record ListAgents() implements AgentMessage, Question {}

  /** Every agent that is alive, by name. */
  record Agents(List<Agent> agents) implements AgentMessage {
    public Agents {
      agents = List.copyOf(agents);
    }
  }

  /**
   * An agent as everybody sees it.
   *
   * @param capacity how many slots it has
   * @param draining whether it takes no more streams
   * @param alarms those raised now
   * @param dedicatedTo the only site it takes streams of; null when it takes anybody's
   */
  record Agent(
      String id,
      int capacity,
      boolean draining,
      List<Stream> streams,
      List<Alarm> alarms,
      Datagrams datagrams,
      @Nullable String dedicatedTo) {
    /** One that takes anybody's streams. */
    public Agent(
        String id,
        int capacity,
        boolean draining,
        List<Stream> streams,
        List<Alarm> alarms,
        Datagrams datagrams) {
      this(id, capacity, draining, streams, alarms, datagrams, null);
    }

    /** Likewise, and it has received nothing yet. */
    public Agent(
        String id, int capacity, boolean draining, List<Stream> streams, List<Alarm> alarms) {
      this(id, capacity, draining, streams, alarms, Datagrams.NONE);
    }

    public Agent {
      Checks.name("agent", id);
      Checks.range("capacity", capacity, 1, 1_000);
      streams = List.copyOf(streams);
      alarms = List.copyOf(alarms);
    }

    /** The same, but it takes no more streams. */
    public Agent leaving() {
      return new Agent(id, capacity, true, streams, alarms, datagrams, dedicatedTo);
    }

    public int freeSlots() {
      return draining ? 0 : Math.max(0, capacity - streams.size());
    }
  }

  /**
   * What an agent counts of datagrams since it started.
   *
   * @param received from whomever
   * @param answered only ever to edges with a lease
   * @param repairsAsked of those answered, how many ask for what is missing
   * @param repairsReceived pieces of frames that came because they were asked for
   * @param framesRefused clip frames that could not be taken at the time, and are asked for again
   * @param dropped by reason, those with nothing dropped included
   */
  record Datagrams(
      long received,
      long answered,
      long repairsAsked,
      long repairsReceived,
      long framesRefused,
      Map<String, Long> dropped) {
    public static final Datagrams NONE = new Datagrams(0, 0, 0, 0, 0, Map.of());

    public Datagrams {
      dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
    }
  }

  /**
   * A slot in use.
   *
   * @param clip being recorded; null for live only
   * @param frames complete since the stream began
   * @param lost of {@code frames}, how many were given up
   * @param bytesPerSecond over the last second
   * @param viewers connections that look on, through any gateway
   */
  record Stream(
      String camera,
      long epoch,
      @Nullable String clip,
      long frames,
      long lost,
      long bytesPerSecond,
      int viewers) {}
}
