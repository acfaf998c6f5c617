package pasu.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the processes of a mesh, its nodes, say of themselves and of what they say. */
public sealed interface NodeMessage extends BusMessage {

  /** How something was said. */
  enum Manner {
    @JsonProperty("tells")
    TELLS,
    @JsonProperty("asks")
    ASKS,
    @JsonProperty("answers")
    ANSWERS,
    @JsonProperty("refuses")
    REFUSES
  }

  /**
   * A node's sign of life, told at {@link Addresses#NODES} every two seconds. Code of every
   * protocol must understand it: by it nodes notice that they do not understand each other.
   *
   * @param id which no other node has, for people
   * @param role as its command is called
   * @param protocol what it speaks, as in {@link Version}
   * @param leads whether it is the control plane that leads
   */
  record Node(String id, String role, String version, int protocol, Instant since, boolean leads)
      implements NodeMessage {
    /** One of this code. */
    public Node(String id, String role, Instant since, boolean leads) {
      this(id, role, Version.OWN.text(), Version.OWN.protocol(), since, leads);
    }

    public Version spoken() {
      return new Version(version, protocol);
    }
  }

  /** Asks at {@link Addresses#DATABASE} which database the control plane stands on. */
  record ShowDatabase() implements NodeMessage, Question {}

  /**
   * Which database a control plane stands on; the answer to {@link ShowDatabase}, and told at
   * {@link Addresses#DATABASES} every two seconds.
   *
   * @param database its id, which the clips folder says, too
   * @param node the control plane, for people
   */
  record StandsOn(String database, String node, Instant since) implements NodeMessage {
    /** Whether it came first; never true of each of two. */
    public boolean isOlderThan(StandsOn other) {
      return Comparator.comparing(StandsOn::since)
              .thenComparing(StandsOn::node)
              .compare(this, other)
          < 0;
    }
  }

  /**
   * Told at {@link Addresses#TAILS} when somebody begins to listen to what is said, changes to
   * what, or ends, and every second meanwhile: who is not told again within three stops.
   *
   * @param listener tells listeners apart, at {@link Addresses#overheard}
   * @param patterns of addresses; none ends it
   */
  record Listen(String listener, List<String> patterns) implements NodeMessage {
    public Listen {
      Checks.name("listener", listener);
      patterns = List.copyOf(patterns);
      patterns.forEach(AddressPattern::of);
    }
  }

  /**
   * What a node said lately, told to one listener.
   *
   * @param missed how much more it said than it could tell, since the last time
   */
  record Overheard(String node, List<Said> said, long missed) implements NodeMessage {
    public Overheard {
      said = List.copyOf(said);
    }
  }

  /**
   * Something a node said, once, however many heard it.
   *
   * @param address where; for answers, where it was asked
   * @param body the message as named JSON, without secrets
   */
  record Said(Instant at, String address, Manner manner, String body) implements NodeMessage {}
}
