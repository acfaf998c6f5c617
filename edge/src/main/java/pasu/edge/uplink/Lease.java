package pasu.edge.uplink;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final long OVERDUE_NANOS = 250_000_000;
  private static final int LAST_KEY_EPOCH = 255;

  private final Grant grant;
  private final InetSocketAddress agent;
  private final Sealer sealer;
  private final Opener opener;
  private final UplinkOptions options;
  private long forgeries;
  private boolean unanswered;
  private long unansweredNanos;
  private boolean silent;

  Lease(Grant grant, UplinkOptions options) {
    long firstNumber = ChronoUnit.MICROS.between(Instant.EPOCH, options.clock().instant());
    StreamKeys keys = StreamKeys.of(grant.terms(), grant.door().agentSession());
    this.grant = grant;
    this.options = options;
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

  /** Whether nothing more is said under this lease: a key is used up, or too much was forged. */
  boolean isSpent() {
    return sealer.sealedUnderKey() >= 2 * options.packetsAKey() || forgeries >= options.forgeries();
  }

  /** Whether an answer should have come, but the agent is not given up yet. */
  boolean isOverdue(long nowNanos) {
    return unanswered && !silent && nowNanos - unansweredNanos >= OVERDUE_NANOS;
  }

  /** Notes that the agent fell silent, or may be sent nothing more; true the first time. */
  boolean fallsSilent(long nowNanos) {
    boolean tooLong = unanswered && nowNanos - unansweredNanos >= SILENCE_NANOS;
    boolean falls = !silent && (tooLong || isSpent());
    silent |= falls;
    return falls;
  }

  int send(Packet packet, long nowNanos, Outbox out) {
    if (isSpent()) {
      return 0;
    }
    rekey();
    return leave(sealer.seal(packet), nowNanos, out);
  }

  int send(Data data, byte[] jpeg, long nowNanos, Outbox out) {
    rekey();
    return leave(sealer.seal(data, jpeg), nowNanos, out);
  }

  long lastNumber() {
    return sealer.lastNumber();
  }

  /** What the agent says; null where it is not authentic. */
  @Nullable Packet open(ByteBuffer datagram) {
    Drop drop = opener.open(datagram);
    if (drop != null) {
      forgeries += drop == Drop.FORGED ? 1 : 0;
      return null;
    }
    unanswered = false;
    silent &= isSpent();
    return opener.packet();
  }

  /** Moves on when a key sealed enough, but not before the agent answers under it. */
  private void rekey() {
    int keyEpoch = sealer.keyEpoch();
    boolean followed = opener.keyEpoch() == keyEpoch;
    if (sealer.sealedUnderKey() >= options.packetsAKey() && followed && keyEpoch < LAST_KEY_EPOCH) {
      sealer.moveTo(keyEpoch + 1);
    }
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
