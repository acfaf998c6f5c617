package pasu.bench.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pasu.bench.relay.Badness;
import pasu.bench.relay.Relay;
import pasu.cli.up.PassingUplink;
import pasu.cli.up.Uplinks;
import pasu.edge.spool.CameraSpool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.Uplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;

/** Uplinks over a bad network: each lease leads to a relay before its agent. Thread-safe. */
public final class RelayedUplinks implements Uplinks, AutoCloseable {

  private final Map<InetSocketAddress, Relay> relays = new ConcurrentHashMap<>();
  private final Badness badness;
  private final long seed;
  private final boolean shared;

  private RelayedUplinks(Badness badness, long seed, boolean shared) {
    this.badness = badness;
    this.seed = seed;
    this.shared = shared;
  }

  /** Each edge has a network of its own. */
  RelayedUplinks(Badness badness, long seed) {
    this(badness, seed, false);
  }

  /** All edges are behind one router. */
  public static RelayedUplinks shared(Badness badness, long seed) {
    return new RelayedUplinks(badness, seed, true);
  }

  @Override
  public Uplink start(UplinkOptions options, CameraSpool spool, Uplink.Listener listener) {
    return new Relayed(DatagramUplink.start(options, spool, listener));
  }

  /** Bytes that edges sent, whatever became of them. */
  long sentBytes() {
    return relays.values().stream().mapToLong(relay -> relay.figures().there().bytes()).sum();
  }

  @Override
  public void close() {
    relays.values().forEach(Relay::close);
  }

  private Grant through(Grant grant) {
    Admitted door = grant.door();
    Relay relay =
        relays.computeIfAbsent(new InetSocketAddress(door.host(), door.port()), this::relay);
    return grant.by(InetAddress.getLoopbackAddress().getHostAddress(), relay.port());
  }

  private Relay relay(InetSocketAddress agent) {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      return shared
          ? Relay.startShared(any, agent, badness, seed + relays.size())
          : Relay.start(any, agent, badness, seed + relays.size());
    } catch (IOException e) {
      throw new UncheckedIOException("no relay to agent " + agent, e);
    }
  }

  private final class Relayed extends PassingUplink {

    Relayed(Uplink uplink) {
      super(uplink);
    }

    @Override
    public void open(Grant grant) {
      super.open(through(grant));
    }
  }
}
