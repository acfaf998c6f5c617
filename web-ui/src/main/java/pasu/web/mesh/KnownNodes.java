package pasu.web.mesh;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;

/** The nodes that were heard of lately. Belongs to one event loop. */
public final class KnownNodes {

  private record Heard(Node node, Instant at) {}

  /** Three signs of life. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final Comparator<Node> BY_ROLE =
      Comparator.comparing(Node::role).thenComparing(Node::id);

  private final Bus bus;
  private final InstantSource clock;
  private final Map<String, Heard> nodes = new TreeMap<>();

  public KnownNodes(Bus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** Begins to listen to the bus. */
  public Future<Void> start() {
    return bus.hear(
        Addresses.NODES, node -> nodes.put(node.id(), new Heard(node, clock.instant())));
  }

  /** By role, then by name. */
  List<Node> list() {
    Instant silent = clock.instant().minus(SILENCE);
    nodes.values().removeIf(heard -> heard.at().isBefore(silent));
    return nodes.values().stream().map(Heard::node).sorted(BY_ROLE).toList();
  }
}
