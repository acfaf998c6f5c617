package pasu.bench.simulation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pasu.agent.ingest.ForgeryLimit;
import pasu.agent.ingest.Session;
import pasu.agent.ingest.StreamSink;
import pasu.agent.ingest.Traffic;
import pasu.agent.live.LatestFrame;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;

/** The agent's end, woken as its socket's thread would be, with a disk that is synced in groups. */
final class SimulatedAgent implements StreamSink {

  static final long SESSION = 77;

  private static final SocketAddress EDGE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  private static final long MILLI = 1_000_000;
  private static final long SYNC_INTERVAL_NANOS = 100 * MILLI;
  private static final long SYNC_NANOS = 4 * MILLI;
  private static final long SESSION_BYTES = 8L * 1024 * 1024;

  private record Waiting(Frame frame, int clipNumber) {}

  private final VirtualTime time;
  private final Consumer<ByteBuffer> out;
  private final Reception reception;
  private final Session session;
  private final LatestFrame latest = new LatestFrame();
  private final Traffic traffic = new Traffic();
  private final Alarm ticks;
  private final Alarm syncs;
  private final List<Waiting> unsynced = new ArrayList<>();
  private @Nullable Manifest manifest;
  private long syncedNanos = Long.MIN_VALUE / 2;

  SimulatedAgent(VirtualTime time, Terms terms, Reception reception, Consumer<ByteBuffer> out) {
    this.time = time;
    this.out = out;
    this.reception = reception;
    MemoryBudget budget = MemoryBudget.of(SESSION_BYTES);
    this.ticks = new Alarm(time, this::tick);
    this.syncs = new Alarm(time, this::sync);
    this.session =
        new Session(
            SESSION,
            terms,
            this,
            budget,
            traffic,
            new ForgeryLimit(1, terms),
            time.nanos(),
            this::tickAtOnce);
  }

  void receive(ByteBuffer datagram) {
    session.receive(datagram, EDGE, time.nanos(), this::send);
    ticks.setAtLatest(time.nanos() + Session.TICK_NANOS);
  }

  @Override
  public boolean accept(Frame frame, int clipNumber) {
    if (clipNumber != 0) {
      unsynced.add(new Waiting(frame, clipNumber));
      syncs.setAtLatest(Math.max(time.nanos(), syncedNanos + SYNC_INTERVAL_NANOS) + SYNC_NANOS);
    }
    return true;
  }

  @Override
  public void show(Frame frame) {
    if (latest.offer(1, frame)) {
      reception.shown(frame, time.nanos());
    }
  }

  @Override
  public void manifest(Manifest said) {
    manifest = said;
    finishIfWhole(said);
  }

  @Override
  public void silent() {}

  private void sync() {
    syncedNanos = time.nanos();
    for (Waiting each : unsynced) {
      reception.durable(each.frame, time.nanos());
      session.durable(each.clipNumber, each.frame.number());
    }
    unsynced.clear();
    Manifest said = manifest;
    if (said != null) {
      finishIfWhole(said);
    }
  }

  private void finishIfWhole(Manifest said) {
    if (reception.stored() == said.captured().count()) {
      session.acknowledge(said.clipNumber());
    }
  }

  private void tickAtOnce() {
    ticks.setAtLatest(time.nanos());
  }

  private void tick() {
    long pause = session.tick(time.nanos(), this::send);
    ticks.setAtLatest(time.nanos() + (pause + MILLI - 1) / MILLI * MILLI);
  }

  private void send(ByteBuffer datagram, SocketAddress to) {
    out.accept(datagram);
  }
}
