package pasu.edge.uplink;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.StreamKeys;

/** The right to stream, as the edge uses it: where to, under which keys, and whether it answers. */
final class Lease {

  private static final long SILENCE_NANOS = 1_000_000_000;

  private final Grant grant;
  private final InetSocketAddress agent;
  private final Sealer sealer;
  private final Opener opener;
  private boolean unanswered;
  private long unansweredNanos;
  private boolean silent;

  /**
   * @param firstNumber of its packets
   */
  Lease(Grant grant, long firstNumber) {
    StreamKeys keys = StreamKeys.of(grant.terms(), grant.door().agentSession());
    this.grant = grant;
    this.agent = new InetSocketAddress(grant.door().host(), grant.door().port());
    this.sealer = keys.sealer(Direction.EDGE_TO_AGENT, firstNumber);
    this.opener = keys.opener(Direction.AGENT_TO_EDGE);
  }

  long epoch() {
    return grant.terms().epoch();
  }

  String agent() {
    return grant.door().agent();
  }

  boolean isFor(Grant other) {
    return epoch() == other.terms().epoch()
        && grant.door().agentSession() == other.door().agentSession();
  }

  /** Whether a second passed without anything authentic although something was sent. */
  boolean isSilent() {
    return silent;
  }

  boolean isUnanswered() {
    return unanswered;
  }

  /** Notes that the agent fell silent; true the first time. */
  boolean fallsSilent(long nowNanos) {
    boolean falls = !silent && unanswered && nowNanos - unansweredNanos >= SILENCE_NANOS;
    silent |= falls;
    return falls;
  }

  int send(Packet packet, long nowNanos, Outbox out) {
    return leave(sealer.seal(packet), nowNanos, out);
  }

  int send(Data data, byte[] jpeg, long nowNanos, Outbox out) {
    return leave(sealer.seal(data, jpeg), nowNanos, out);
  }

  long lastNumber() {
    return sealer.lastNumber();
  }

  /** What the agent says; null where it is not authentic. */
  @Nullable Packet open(ByteBuffer datagram) {
    Drop drop = opener.open(datagram);
    if (drop != null) {
      return null;
    }
    unanswered = false;
    silent = false;
    return opener.packet();
  }

  private int leave(ByteBuffer datagram, long nowNanos, Outbox out) {
    int bytes = datagram.remaining();
    if (!unanswered) {
      unanswered = true;
      unansweredNanos = nowNanos;
    }
    if (!agent.isUnresolved()) {
      out.send(datagram, agent);
    }
    return bytes;
  }
}
