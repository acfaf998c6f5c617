package pasu.edge.uplink;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.uplink.Pace.Kind;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.frame.ClipAck;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Frame;
import pasu.protocol.frame.Manifest;
import pasu.protocol.frame.Nack;
import pasu.protocol.frame.Packet;
import pasu.protocol.frame.Probe;
import pasu.protocol.frame.Status;

/**
 * The edge's end of a stream, without a socket: datagrams and time are given to it. First the
 * newest frame, then repairs, then what is older in order. Confined to one thread.
 */
public final class UplinkStream {

  /** There is nothing to do before something is offered or comes in. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final Logger log = LoggerFactory.getLogger(UplinkStream.class);
  private static final int MAX_DATAGRAMS_A_STEP = 64;

  private final UplinkOptions options;
  private final Uplink.Listener listener;
  private final OutboundClips clips;
  private final LiveLane live = new LiveLane();
  private final RepairQueue repairs = new RepairQueue();
  private final Pace pace;
  private final ProbePace probePace = new ProbePace();
  private RoundTrip roundTrip = new RoundTrip();
  private boolean repairsTurn;
  private @Nullable Lease lease;

  public UplinkStream(UplinkOptions options, Uplink.Listener listener) {
    this.options = options;
    this.listener = listener;
    this.clips = new OutboundClips(options);
    this.pace = new Pace(options);
  }

  public void open(Grant grant, long nowNanos) {
    if (lease != null && (lease.isFor(grant) || lease.epoch() > grant.terms().epoch())) {
      return;
    }
    lease = new Lease(grant, options);
    roundTrip = new RoundTrip();
    pace.begin(nowNanos);
    pace.importance(grant.terms().importance());
    repairs.clear();
    live.clear();
    clips.reset();
    probePace.begin(nowNanos);
    log.info("stream begins camera={} agent={} epoch={}", camera(), lease.agent(), lease.epoch());
  }

  /** The camera's importance, 1 to 5, may have changed. */
  void importance(int importance) {
    pace.importance(importance);
  }

  OutboundClips clips() {
    return clips;
  }

  /** Whether there is an agent that answers. */
  boolean isHeard() {
    return lease != null && !lease.isSilent();
  }

  public void admit(int clipNumber) {
    OutboundClip clip = clips.clip(clipNumber);
    boolean news = !clip.isAdmitted();
    clip.admit();
    OutboundFrame newest = clip.newest();
    if (news && newest != null) {
      live.offer(newest);
    }
  }

  public void offer(Frame frame, int clipNumber) {
    pace.captured(frame);
    OutboundClip clip = clipNumber == 0 ? null : clips.clip(clipNumber);
    if (clip == null || clip.isAcknowledged()) {
      offerLive(new OutboundFrame(frame, 0));
      return;
    }
    OutboundFrame outbound = clips.add(frame, clipNumber);
    if (outbound != null && clip.isAdmitted()) {
      offerLive(outbound);
    }
  }

  public void finish(int clipNumber) {
    clips.finish(clipNumber);
  }

  public void end() {
    if (lease != null) {
      log.info("stream ends camera={} agent={} epoch={}", camera(), lease.agent(), lease.epoch());
    }
    lease = null;
    live.clear();
    repairs.clear();
  }

  /** Takes a datagram from whomever; what is not the agent's is ignored. */
  public void receive(ByteBuffer datagram, long nowNanos) {
    Packet packet = lease == null ? null : lease.open(datagram);
    switch (packet) {
      case Nack nack -> repair(nack);
      case Status status -> read(status, nowNanos);
      case ClipAck acknowledgement -> acknowledged(acknowledgement.clipNumber());
      case null, default -> {}
    }
  }

  /**
   * Sends what time allows.
   *
   * @return nanoseconds until it has to be called again
   */
  public long step(long nowNanos, Outbox out) {
    Lease current = lease;
    if (current == null) {
      return NEVER;
    }
    noticeSilence(current, nowNanos);
    if (!current.isSilent()) {
      sendPaced(current, nowNanos, out);
      sendManifests(current, nowNanos, out);
    }
    return Math.min(untilData(current, nowNanos), sendProbe(current, nowNanos, out));
  }

  private void noticeSilence(Lease current, long nowNanos) {
    if (current.fallsSilent(nowNanos)) {
      log.warn(
          "agent silent camera={} agent={} epoch={}", camera(), current.agent(), current.epoch());
      listener.agentSilent(current.epoch());
    }
  }

  private void offerLive(OutboundFrame frame) {
    if (lease != null && !lease.isSilent()) {
      live.offer(frame);
    }
  }

  private void sendPaced(Lease current, long nowNanos, Outbox out) {
    int sent = 0;
    while (sent < MAX_DATAGRAMS_A_STEP
        && !current.isSpent()
        && pace.untilFree(Kind.LATE, nowNanos) <= 0
        && sendOne(current, nowNanos, out)) {
      sent++;
    }
  }

  private boolean sendOne(Lease current, long nowNanos, Outbox out) {
    OutboundFrame newest = live.next();
    OutboundFrame asked = repairs.next();
    if (asked != null && (newest == null || isRepairsTurn())) {
      repair(current, asked, nowNanos, out);
      return true;
    }
    if (newest != null) {
      send(current, newest, newest.takeNew(flags(newest)), Kind.NEWEST, nowNanos, out);
      return true;
    }
    OutboundFrame older = clips.nextUnsent();
    if (older == null || pace.untilFree(kind(older), nowNanos) > 0) {
      return false;
    }
    send(current, older, older.takeNew(flags(older)), kind(older), nowNanos, out);
    return true;
  }

  /** On a path that is too slow a newest frame always waits: repairs then take every other turn. */
  private boolean isRepairsTurn() {
    repairsTurn = !repairsTurn && pace.isLimited();
    return repairsTurn;
  }

  /** For viewers it leaves twice: there is no time to ask again for one that is lost (ADR 52). */
  private void repair(Lease current, OutboundFrame asked, long nowNanos, Outbox out) {
    Data data = asked.takeRepair(flags(asked));
    send(current, asked, data, Kind.LATE, nowNanos, out);
    if (asked.clipNumber() == 0 && !pace.isLimited()) {
      send(current, asked, data, Kind.LATE, nowNanos, out);
    }
  }

  private void send(
      Lease current, OutboundFrame frame, Data data, Kind kind, long nowNanos, Outbox out) {
    Data dated = data.later(clips.correctionMicros(frame.clipNumber()));
    int bytes = current.send(dated, frame.jpeg(), nowNanos, out);
    frame.sent(data, current.lastNumber());
    pace.sent(bytes, current.lastNumber(), kind, nowNanos);
    probePace.streamed(nowNanos);
  }

  private int flags(OutboundFrame frame) {
    OutboundClip clip = clips.find(frame.clipNumber());
    boolean last = clip != null && clip.isFinished() && clip.newest() == frame;
    return last ? Data.LAST_OF_CLIP : 0;
  }

  private Kind kind(OutboundFrame older) {
    OutboundClip clip = clips.find(older.clipNumber());
    return clip != null && clip.isFinished() ? Kind.BACKLOG : Kind.LATE;
  }

  private long untilData(Lease current, long nowNanos) {
    if (current.isSilent()) {
      return NEVER;
    }
    OutboundFrame older = clips.nextUnsent();
    long until = untilManifest(nowNanos);
    if (live.next() != null || repairs.next() != null) {
      return Math.min(until, Math.max(0, pace.untilFree(Kind.LATE, nowNanos)));
    }
    return older == null
        ? until
        : Math.min(until, Math.max(0, pace.untilFree(kind(older), nowNanos)));
  }

  private long untilManifest(long nowNanos) {
    return clips.all().stream()
        .filter(clip -> clip.manifest() != null)
        .mapToLong(clip -> Math.max(0, clip.manifestPause().untilDue(nowNanos)))
        .min()
        .orElse(NEVER);
  }

  private void sendManifests(Lease current, long nowNanos, Outbox out) {
    for (OutboundClip clip : clips.all()) {
      Manifest manifest = clip.manifest();
      if (manifest != null && clip.manifestPause().isDue(nowNanos)) {
        clip.manifestPause().said(nowNanos);
        current.send(manifest, nowNanos, out);
      }
    }
  }

  private long sendProbe(Lease current, long nowNanos, Outbox out) {
    if (untilProbe(current, nowNanos) <= 0) {
      probePace.probed(nowNanos);
      current.send(
          new Probe(nowNanos / 1_000, roundTrip.micros(), clips.progress()), nowNanos, out);
    }
    return untilProbe(current, nowNanos);
  }

  private long untilProbe(Lease current, long nowNanos) {
    boolean open = !clips.isEmpty() || current.isUnanswered();
    return probePace.untilDue(open, current.isOverdue(nowNanos), nowNanos);
  }

  private void repair(Nack nack) {
    probePace.asked();
    for (Nack.Piece piece : nack.pieces()) {
      OutboundFrame frame = clips.find(piece.frame());
      frame = frame == null ? live.find(piece.frame()) : frame;
      if (frame != null) {
        frame.ask(piece.first(), piece.last(), nack.newest(), pace::lost);
        repairs.add(frame);
      }
    }
  }

  private void read(Status status, long nowNanos) {
    if (status.echoMicros() != 0) {
      long micros = nowNanos / 1_000 - status.echoMicros() - status.holdMicros();
      roundTrip.measured(micros);
      pace.roundTrip(micros, nowNanos);
    }
    status.clips().forEach(clip -> clips.durable(clip.clipNumber(), clip.through()));
  }

  private void acknowledged(int clipNumber) {
    if (clips.acknowledge(clipNumber)) {
      listener.acknowledged(clipNumber);
    }
  }

  private String camera() {
    return options.camera();
  }
}
