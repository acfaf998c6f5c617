package pasu.agent;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.agent.clip.PictureScaler;
import pasu.agent.clip.Recordings;
import pasu.agent.clip.VideoMaker;
import pasu.agent.ingest.Traffic;
import pasu.agent.live.LiveServer;
import pasu.protocol.AgentMessage.Drained;
import pasu.protocol.AgentMessage.LiveDoor;
import pasu.protocol.Bus;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.clip.ClipsMark;

/** What an agent does when it is asked. On the context it was made on. */
final class Agent {

  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  private final AgentOptions options;
  private final Vertx vertx;
  private final Context context;
  private final int datagramPort;
  private final StreamPort streams;
  private final Recordings recordings;
  private final Slots slots;
  private final LiveServer live;
  private final DiskWatch disk;
  private final Presence presence;

  Agent(
      AgentOptions options,
      Vertx vertx,
      StreamPort streams,
      int datagramPort,
      Traffic traffic,
      VideoMaker videos,
      PictureScaler pictures,
      InstantSource clock) {
    this.options = options;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.streams = streams;
    this.datagramPort = datagramPort;
    this.recordings =
        new Recordings(
            options.id(),
            options.clips(),
            options.clip(),
            videos,
            pictures,
            context,
            System::nanoTime);
    this.slots = new Slots(options, streams, this::begin);
    this.live =
        new LiveServer(
            vertx,
            options.doors().inside(),
            camera -> slots.find(camera).map(Stream::latest),
            new SecureRandom(),
            clock);
    Bus bus = new Bus(vertx.eventBus());
    Alarms alarms = new Alarms(options.id(), bus, clock);
    this.disk = new DiskWatch(options.id(), vertx, recordings.disk(), alarms, clock);
    recordings.disk().onTrouble(() -> context.runOnContext(_ -> disk.look()));
    this.presence = new Presence(options.id(), bus, slots, alarms, traffic::describe);
  }

  Future<Void> listen() {
    return vertx
        .executeBlocking(() -> new ClipsMark(options.clips()).read().orElse(null))
        .onSuccess(presence::storesFor)
        .compose(_ -> live.listen());
  }

  Future<Admitted> admit(Admit admit) {
    Stream stream = slots.admit(admit.terms());
    if (admit.detected() != null) {
      stream.record(admit.detected());
    }
    presence.announce();
    AgentDoors doors = options.doors();
    return Future.succeededFuture(
        new Admitted(
            options.id(), doors.advertised(), doors.advertised(datagramPort), stream.session()));
  }

  Future<Stored> finish(FinishClip order) {
    slots.refuseWhenDraining();
    recordings.takeOver(order);
    return Future.succeededFuture(new Stored());
  }

  Future<LiveDoor> openLive(String camera) {
    return Future.succeededFuture(live.open(camera));
  }

  Future<Drained> drain() {
    slots.drain();
    presence.announce();
    return Future.succeededFuture(new Drained(slots.used() + recordings.unfinished()));
  }

  void quit(Quit quit) {
    end(quit.camera(), quit.epoch(), "quit");
  }

  /** Says how things stand, for once a second; completes when that was heard, or was not. */
  Future<?> report() {
    slots.streams().forEach(Stream::measure);
    recordings.mentionProgress();
    disk.look();
    return presence.announce();
  }

  /** Ends every stream and commits what can be committed. */
  Future<Void> close() {
    slots.endAll();
    presence.announce();
    return recordings.close(vertx, options.stopPatience()).eventually(live::close);
  }

  private Stream begin(Terms terms) {
    log.info(
        "stream begins agent={} camera={} epoch={}", options.id(), terms.camera(), terms.epoch());
    return new Stream(terms, streams, recordings::record, this::fellSilent);
  }

  private void fellSilent(String camera, long epoch) {
    context.runOnContext(_ -> end(camera, epoch, "silence"));
  }

  private void end(String camera, long epoch, String reason) {
    if (slots.end(camera, epoch)) {
      log.info(
          "stream ended agent={} camera={} epoch={} reason={}",
          options.id(),
          camera,
          epoch,
          reason);
      presence.announce();
    }
  }
}
