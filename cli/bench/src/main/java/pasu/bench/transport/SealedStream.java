package pasu.bench.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import pasu.protocol.FrameRange;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Datagram;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Fragmenter;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Sealer;
import pasu.protocol.frame.Status;
import pasu.protocol.frame.StreamKeys;

/**
 * The edge's end of one stream and its only clip, as lean as it can be: sixty of them share a core
 * with the agent that is measured. Repairs as a real edge does; not paced. One thread only.
 */
final class SealedStream implements Closeable {

  static final int CLIP = 1;

  private static final int SOCKET_BYTES = 1 << 20;
  private static final long PROBE_NANOS = 100_000_000;

  /** Repairs at a time; what is left is asked for again. */
  private static final int MAX_REPAIRS = 128;

  /** Frames that may be on their way; beyond it the camera waits. */
  private static final int MAX_KEPT = 64;

  /** A frame the agent may still ask for, and in which packets its pieces left. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Kept(Frame frame, long[] packets) {}

  private final DatagramChannel channel;
  private final Sealer sealer;
  private final Opener opener;
  private final ByteBuffer answer = ByteBuffer.allocate(Datagram.MAX_BYTES + 1);
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long next;
  private long probedNanos;
  private int repairs;
  private boolean acknowledged;

  SealedStream(Grant grant, long firstNumber) throws IOException {
    StreamKeys keys = StreamKeys.of(grant.terms(), grant.door().agentSession());
    this.sealer = keys.sealer(Direction.EDGE_TO_AGENT, firstNumber);
    this.opener = keys.opener(Direction.AGENT_TO_EDGE);
    this.channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
    channel.connect(new InetSocketAddress(grant.door().host(), grant.door().port()));
    channel.configureBlocking(false);
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  /** Sends the next frame of the clip, whole, unless too many are under way. */
  void frame(long captureMicros, List<byte[]> pictures) throws IOException {
    if (kept.size() >= MAX_KEPT) {
      return;
    }
    byte[] jpeg = pictures.get((int) (next % pictures.size()));
    Frame frame = new Frame(next++, captureMicros, jpeg);
    Kept one = new Kept(frame, new long[Fragmenter.count(jpeg.length)]);
    kept.addLast(one);
    for (int fragment = 0; fragment < one.packets.length; fragment++) {
      send(one, fragment, 0);
    }
  }

  /** Says what was sent, ten times a second. */
  void probe(long nowNanos) throws IOException {
    if (next > 0 && nowNanos - probedNanos >= PROBE_NANOS) {
      probedNanos = nowNanos;
      Probe.Progress progress = new Probe.Progress(CLIP, 0, next - 1);
      channel.write(sealer.seal(new Probe(nowNanos / 1_000, 1_000, List.of(progress))));
    }
  }

  /** Says what the clip consists of. */
  void manifest(LongFunction<byte[]> digest) throws IOException {
    if (!acknowledged) {
      channel.write(
          sealer.seal(new Manifest(CLIP, new FrameRange(0, next - 1), digest.apply(next))));
    }
  }

  /** Reads what the agent answered, and repairs. */
  void listen() throws IOException {
    repairs = MAX_REPAIRS;
    while (channel.read(answer.clear()) > 0) {
      if (opener.open(answer.flip()) == null) {
        switch (opener.packet()) {
          case Nack nack -> repair(nack);
          case Status status -> status.clips().forEach(stored -> forget(stored.through()));
          case ClipAck _ -> acknowledged = true;
          default -> {}
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void forget(long through) {
    while (!kept.isEmpty() && kept.getFirst().frame.number() <= through) {
      kept.removeFirst();
    }
  }

  private void repair(Nack nack) throws IOException {
    List<Kept> frames = new ArrayList<>(kept);
    for (Nack.Piece piece : nack.pieces()) {
      int at = frames.isEmpty() ? -1 : (int) (piece.frame() - frames.getFirst().frame.number());
      if (at >= 0 && at < frames.size()) {
        repair(frames.get(at), piece, nack.newest());
      }
    }
  }

  private void repair(Kept one, Nack.Piece piece, long newest) throws IOException {
    int last = Math.min(piece.last(), one.packets.length - 1);
    for (int fragment = piece.first(); fragment <= last; fragment++) {
      if (one.packets[fragment] <= newest && repairs > 0) {
        send(one, fragment, Data.REPAIR);
        repairs--;
      }
    }
  }

  private void send(Kept one, int fragment, int flags) throws IOException {
    Data data = Fragmenter.cut(one.frame, fragment, CLIP, flags);
    channel.write(sealer.seal(data, one.frame.jpeg()));
    one.packets[fragment] = sealer.lastNumber();
  }
}
