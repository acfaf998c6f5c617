package pasu.agent.ingest;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Direction;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.FrameAssembler;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.MemoryBudget;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Opener;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.PartialFrame;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.StreamKeys;

/**
 * The agent's end of one stream, without a socket: datagrams and time are given to it. Its state
 * belongs to the receiving thread; what others ask for waits until its next tick.
 */
public final class Session implements StreamSession {

  /** How often time is looked at while something is missing, and at the latest after a datagram. */
  public static final long TICK_NANOS = 10_000_000;

  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final long MIN_RETRY_NANOS = 10_000_000;
  private static final long LISTENING_NANOS = 1_000_000_000;
  private static final long LIVE_NANOS = 500_000_000;

  private final long id;
  private final Terms terms;
  private final StreamSink sink;
  private final Traffic traffic;
  private final FrameAssembler assembler;
  private final Opener opener;
  private final Replies replies;
  private final ForgeryLimit forgeries;
  private final Runnable onChange;

  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final ClipReceptions clips = new ClipReceptions();
  private final Tally tally = new Tally();
  private final LiveReception live = new LiveReception();
  private final PlayoutBuffer playout;
  private final StatusPace status;
  private long heardNanos;
  private long retryNanos = MIN_RETRY_NANOS;
  private volatile boolean closed;

  /**
   * @param onChange called from any thread when there is something to do before the next tick
   */
  public Session(
      long id,
      Terms terms,
      StreamSink sink,
      MemoryBudget budget,
      Traffic traffic,
      ForgeryLimit forgeries,
      long nowNanos,
      Runnable onChange) {
    StreamKeys keys = StreamKeys.of(terms, id);
    this.id = id;
    this.terms = terms;
    this.sink = new GuardedSink(sink, terms.camera(), traffic);
    this.traffic = traffic;
    this.forgeries = forgeries;
    this.onChange = onChange;
    this.assembler = new FrameAssembler(budget, traffic.drops);
    this.playout = new PlayoutBuffer(assembler, this.sink::show);
    this.opener = keys.opener(Direction.EDGE_TO_AGENT);
    this.replies = new Replies(keys.sealer(Direction.AGENT_TO_EDGE, 0), traffic);
    this.heardNanos = nowNanos;
    this.status = new StatusPace(nowNanos);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Counters counters() {
    return tally.counters();
  }

  @Override
  public void durable(int clipNumber, long frame) {
    commands.add(() -> noteDurable(clipNumber, frame));
  }

  @Override
  public void acknowledge(int clipNumber) {
    commands.add(() -> noteAcknowledged(clipNumber));
    onChange.run();
  }

  @Override
  public boolean isDeaf() {
    return forgeries.isReached();
  }

  @Override
  public void close() {
    closed = true;
    onChange.run();
  }

  boolean isClosed() {
    return closed;
  }

  /** Gives back what it holds; the last call. */
  void release() {
    closed = true;
    assembler.clear();
  }

  /** Takes a datagram that names this session; nothing that it holds makes this throw. */
  public void receive(ByteBuffer datagram, SocketAddress from, long nowNanos, Outbox out) {
    int bytes = datagram.remaining();
    Drop drop = forgeries.isReached() ? Drop.SESSION : opener.open(datagram);
    if (drop != null) {
      dropped(drop);
      return;
    }
    heardNanos = nowNanos;
    status.heard();
    replies.under(opener.keyEpoch());
    if (replies.earn(from, bytes, opener.isNewest())) {
      log.info("edge heard camera={} epoch={} from={}", terms.camera(), terms.epoch(), from);
    }
    read(opener.packet(), nowNanos, out);
  }

  private void dropped(Drop drop) {
    traffic.drops.count(drop);
    if (forgeries.reachedBy(drop)) {
      replies.end();
    }
  }

  /**
   * Does what time asks for.
   *
   * @return nanoseconds until it has to be called again
   */
  public long tick(long nowNanos, Outbox out) {
    obey(out);
    if (nowNanos - heardNanos >= terms.silenceMillis() * 1_000_000) {
      fallSilent();
      return TICK_NANOS;
    }
    tally.lost(assembler.expireLive(0, nowNanos - LIVE_NANOS));
    playout.tick(nowNanos);
    if (nowNanos - heardNanos < LISTENING_NANOS) {
      ask(nowNanos, out);
    }
    if (status.isDue(nowNanos)) {
      replies.send(status.say(opener.highest(), clips.stored(), nowNanos), out);
    }
    return untilNextTick(nowNanos);
  }

  private void obey(Outbox out) {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
    replies.flush(out);
  }

  private long untilNextTick(long nowNanos) {
    boolean waiting = !assembler.incomplete().isEmpty() || !playout.isEmpty() || clips.areWaiting();
    if (waiting && nowNanos - heardNanos < LISTENING_NANOS) {
      return TICK_NANOS;
    }
    long silence = terms.silenceMillis() * 1_000_000 - (nowNanos - heardNanos);
    return Math.clamp(silence, TICK_NANOS, StatusPace.PAUSE_NANOS);
  }

  private void read(Packet packet, long nowNanos, Outbox out) {
    switch (packet) {
      case Data data -> piece(data, nowNanos);
      case Probe probe -> probe(probe, nowNanos);
      case Manifest manifest -> manifest(manifest, nowNanos, out);
      default -> traffic.drops.count(Drop.MALFORMED);
    }
  }

  private void piece(Data data, long nowNanos) {
    Drop drop = data.clipNumber() == 0 ? live.refuse(data) : clips.refuse(data, nowNanos);
    if (drop != null) {
      traffic.drops.count(drop);
      return;
    }
    if ((data.flags() & Data.REPAIR) != 0) {
      traffic.repairs.increment();
    }
    PartialFrame complete = assembler.add(data, opener.payload(), nowNanos);
    if (complete != null) {
      deliver(complete, nowNanos);
    }
  }

  private void deliver(PartialFrame complete, long nowNanos) {
    Frame frame = complete.frame();
    int clipNumber = complete.clipNumber();
    boolean accepted = sink.accept(frame, clipNumber);
    ClipReception clip = clips.find(clipNumber);
    if (clip != null && accepted) {
      clip.take(frame.number());
    } else if (clip != null) {
      clip.refuse(nowNanos);
    }
    if (accepted || clipNumber == 0) {
      took(frame, nowNanos);
    }
    playout.offer(frame, nowNanos);
  }

  private void took(Frame frame, long nowNanos) {
    tally.took(frame);
    live.take(frame.number());
    tally.lost(assembler.expireLive(live.oldestWanted(), nowNanos - LIVE_NANOS));
  }

  private void probe(Probe probe, long nowNanos) {
    status.probed(probe, nowNanos);
    retryNanos = Math.max(MIN_RETRY_NANOS, probe.roundTripMicros() * 500);
    for (Probe.Progress progress : probe.clips()) {
      sent(progress.clipNumber(), progress.keptFrom(), progress.sentThrough(), nowNanos);
      sink.pending(progress.clipNumber());
    }
  }

  private void sent(int clipNumber, long keptFrom, long through, long nowNanos) {
    ClipReception clip = clips.begin(clipNumber, nowNanos);
    if (clip != null) {
      clip.sent(keptFrom, through);
      assembler.forgetClip(clipNumber, clip.keptFrom());
    }
  }

  private void manifest(Manifest manifest, long nowNanos, Outbox out) {
    int clipNumber = manifest.clipNumber();
    if (clips.isAcknowledged(clipNumber)) {
      replies.acknowledge(clipNumber);
      replies.flush(out);
      return;
    }
    sent(clipNumber, manifest.keptFrom(), manifest.captured().last(), nowNanos);
    sink.manifest(manifest);
  }

  private void noteDurable(int clipNumber, long frame) {
    ClipReception clip = clips.find(clipNumber);
    if (clip != null) {
      clip.durable(frame);
    }
  }

  private void noteAcknowledged(int clipNumber) {
    clips.acknowledge(clipNumber);
    assembler.forgetClip(clipNumber, Long.MAX_VALUE);
    replies.acknowledge(clipNumber);
  }

  private void ask(long nowNanos, Outbox out) {
    NackWriter nacks = new NackWriter(opener.highest(), nack -> replies.send(nack, out));
    ClipReception.Wanted whole = number -> nacks.add(Nack.Piece.whole(number));
    clips.all().forEach(clip -> clip.getValue().ask(nowNanos, retryNanos, assembler, whole));
    for (PartialFrame frame : assembler.incomplete()) {
      frame.ask(
          nowNanos,
          retryNanos,
          (first, last) -> nacks.add(new Nack.Piece(frame.number(), first, last)));
    }
    nacks.flush();
  }

  private void fallSilent() {
    log.info("edge silent camera={} epoch={}", terms.camera(), terms.epoch());
    closed = true;
    sink.silent();
  }
}
