package pasu.agent.ingest;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Sealer;

/** The way of answers to an edge: sealed, and never more bytes than came from where they go. */
final class Replies {

  private final Sealer sealer;
  private final Traffic traffic;
  private final ReplyCredit credit = new ReplyCredit();
  private final Set<Integer> acknowledgements = new LinkedHashSet<>();

  Replies(Sealer sealer, Traffic traffic) {
    this.sealer = sealer;
    this.traffic = traffic;
  }

  boolean earn(SocketAddress from, int bytes, boolean newest) {
    return credit.earn(from, bytes, newest);
  }

  /** Answers under the keys that the edge uses. */
  void under(int keyEpoch) {
    sealer.moveTo(keyEpoch);
  }

  /** Sends nothing more. */
  void end() {
    credit.forget();
  }

  void acknowledge(int clipNumber) {
    acknowledgements.add(clipNumber);
  }

  /** Sends the acknowledgements that wait; one that is lost is sent again when its manifest is. */
  void flush(Outbox out) {
    acknowledgements.forEach(clipNumber -> send(new ClipAck(clipNumber), out));
    acknowledgements.clear();
  }

  void send(Packet packet, Outbox out) {
    SocketAddress to = credit.address();
    if (to == null || sealer.isSpent()) {
      return;
    }
    ByteBuffer datagram = sealer.seal(packet);
    if (credit.spend(datagram.remaining())) {
      count(packet);
      out.send(datagram, to);
    }
  }

  private void count(Packet packet) {
    traffic.answers.increment();
    if (packet instanceof Nack) {
      traffic.asked.increment();
    }
  }
}
