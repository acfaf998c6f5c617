package pasu.edge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.camera.CameraSource;
import pasu.edge.cut.ClipCutter;
import pasu.edge.cut.ClipIds;
import pasu.edge.cut.CutEvent;
import pasu.edge.cut.CutEvent.ClipBegan;
import pasu.edge.cut.CutEvent.ClipEnded;
import pasu.edge.cut.CutEvent.FrameCut;
import pasu.edge.cut.CutOptions;
import pasu.edge.lease.LeaseDesk;
import pasu.edge.lease.StreamKeeper;
import pasu.edge.lease.Viewing;
import pasu.edge.picture.CameraLoop;
import pasu.edge.picture.Eye;
import pasu.edge.picture.PictureGate;
import pasu.edge.picture.PictureTerms;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Trigger;
import pasu.edge.sight.PictureWatch;
import pasu.edge.spool.Found;
import pasu.edge.time.ClipDates;
import pasu.edge.time.SteadyClock;
import pasu.edge.time.TrueTime;
import pasu.edge.uplink.Uplink;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Watch;
import pasu.protocol.EdgeMessage.Watching;
import pasu.protocol.LinkMessage.ClockRead;
import pasu.protocol.LinkMessage.LinkTold;
import pasu.protocol.StreamMessage.Detected;

/**
 * The parts of an edge, joined: camera, ring and cutter, uplink, lease.
 *
 * <p>Frames go from the camera's thread to the uplink under the cutter's lock, so in order; what
 * concerns the lease is handed to the context the edge was made on, where {@link StreamKeeper}
 * lives.
 */
final class Edge {

  private static final Logger log = LoggerFactory.getLogger(Edge.class);
  private static final long FAREWELL_MILLIS = 2_000;

  private final EdgeOptions options;
  private final CameraSource camera;
  private final Sensor sensor;
  private final SteadyClock clock;
  private final TrueTime time;
  private final Context context;
  private final Viewing viewing;
  private final Uplink uplink;
  private final ClipCutter cutter;
  private final PictureTerms terms;
  private final PictureWatch watch;
  private final Eye eye;
  private final CameraLoop loop;
  private final ClipDates dates;
  private final StreamKeeper keeper;
  private final AlarmNews alarms;
  private final ClockWatch clockWatch;
  private final TwinWatch twinWatch;

  Edge(
      EdgeOptions options,
      CameraSource camera,
      Sensor sensor,
      UplinkSource uplinks,
      SteadyClock clock,
      Vertx vertx) {
    this.options = options;
    this.camera = camera;
    this.sensor = sensor;
    this.clock = clock;
    this.time = new TrueTime(clock);
    this.context = vertx.getOrCreateContext();
    this.viewing = new Viewing(clock);
    this.uplink = uplinks.start(new Relay());
    uplink.clockIs(time.clockNow());
    this.cutter =
        new ClipCutter(
            cuts(options, sensor), uplink.past(), new ClipIds(new SecureRandom()), this::relay);
    this.terms = new PictureTerms(cutter::running, System::nanoTime);
    this.watch = new PictureWatch(options.camera());
    this.eye = new Eye(cutter::take, sensor, watch::see);
    PictureGate gate = new PictureGate(options.camera(), clock);
    this.loop =
        new CameraLoop(
            options.camera(), options.stall(), camera, terms, gate, eye, System::nanoTime);
    Bus bus = new Bus(vertx.eventBus());
    this.dates = new ClipDates(time, uplink.past().clips(), uplink.past().clocks());
    this.keeper = keeper(vertx, bus);
    this.clockWatch = new ClockWatch(options.camera());
    this.twinWatch = new TwinWatch(options.camera());
    this.alarms = new AlarmNews(alarm -> bus.publish(Addresses.ALARMS, alarm));
    context.runOnContext(_ -> keeper.clipsBegan(uplink.past().clips()));
  }

  private static CutOptions cuts(EdgeOptions options, Sensor sensor) {
    return new CutOptions(
        options.camera(),
        options.preRoll(),
        options.clipLength(),
        sensor.delay(),
        options.ringBytes());
  }

  /** Starts sensor and camera; may block in native code. */
  void open() {
    sensor.start(this::detect);
    loop.start();
  }

  /** Returns the id of the clip that the detection is, or will be, stored in. Any thread. */
  String detect(Trigger trigger) {
    String clip = cutter.detect(trigger, clock.instant());
    log.info("detection camera={} cause={} clip={}", options.camera(), trigger.cause(), clip);
    return clip;
  }

  Future<Watching> watch(Watch wish) {
    return keeper.watch(wish);
  }

  void agentLost(String agent) {
    keeper.agentLost(agent);
  }

  /**
   * Notices what nobody tells: a camera that stalls, a clip it never ends, clips on a disk that
   * came late, an expired wish.
   */
  void tick() {
    Instant now = clock.instant();
    uplink.clockIs(time.clockNow());
    loop.watch();
    cutter.tick(now);
    findMore();
    keeper.tick(now);
    alarms.compare(raised(), now.plus(off()));
  }

  private void findMore() {
    List<Found> late =
        uplink.findMore(clip -> cutter.passesOver(clip.detected().clipNumber(), clip.lastFrame()));
    late.forEach(clip -> dates.found(clip.detected(), clip.clock()));
    if (!late.isEmpty()) {
      keeper.clipsBegan(late.stream().map(Found::detected).toList());
    }
  }

  EdgeAlive alive() {
    return new EdgeAlive(
            options.camera(),
            options.site(),
            camera.description(),
            sensor.description(),
            loop.width(),
            loop.height(),
            loop.framesPerSecond(),
            loop.problem().or(eye::problem).orElse(null),
            sensor.states(),
            options.suites(),
            raised())
        .withClockOffset(clockWatch.offsetMillis());
  }

  private List<Alarm> raised() {
    List<Alarm> twins = twinWatch.alarms(clock.instant());
    return Stream.of(uplink.alarms(), watch.alarms(), clockWatch.alarms(), twins)
        .flatMap(List::stream)
        .map(alarm -> alarm.later(off()))
        .toList();
  }

  /** What is added to the times of alarms. */
  private Duration off() {
    return Duration.of(time.clockNow().correctionMicros(), ChronoUnit.MICROS)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** How far this machine's clock is off the server's. */
  void clockRead(ClockRead read) {
    clockWatch.read(read, clock.instant());
    time.serverIs(read);
  }

  /**
   * There is a link, or a server says why there is none. Whoever is shut out sends nothing more,
   * and keeps its clips; they are asked for again once it is let in.
   */
  void linkTold(LinkTold news) {
    switch (news.end()) {
      case null -> keeper.clipsBegan(List.of());
      case REVOKED -> keeper.close();
      case REPLACED -> twinWatch.takenOver(clock.instant());
      case SILENT, TOO_MUCH -> {}
    }
  }

  /** The control plane says what the camera is worth, and what its pictures shall be. */
  void settings(CameraSettings settings) {
    uplink.importance(settings.importance());
    if (settings.pictures() != null) {
      terms.wish(settings.pictures());
    }
  }

  /**
   * Ends running clip and stream, on the edge's context; the agent gets two seconds to have all.
   */
  Future<?> quit() {
    cutter.stop();
    return keeper
        .settled()
        .timeout(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .eventually(this::quitNow);
  }

  private Future<Void> quitNow() {
    keeper.close();
    return Future.succeededFuture();
  }

  /** Frees camera, sensor and socket; blocks while what memory holds goes to the disk. */
  void close() {
    loop.close();
    sensor.close();
    watch.close();
    uplink.close();
  }

  private StreamKeeper keeper(Vertx vertx, Bus bus) {
    return new StreamKeeper(
        options.camera(),
        new LeaseDesk(vertx, clock, options.askPatience()),
        uplink,
        dates,
        viewing,
        cutter::running,
        quit -> bus.publish(Addresses.QUITS, quit));
  }

  private void relay(CutEvent event) {
    switch (event) {
      case FrameCut(var frame, var clip) when clip != 0 || viewing.isOn() ->
          uplink.send(frame, clip);
      case FrameCut _ -> {}
      case ClipBegan(var detected) -> begin(detected);
      case ClipEnded(var clip) -> uplink.finish(clip);
    }
  }

  private void begin(Detected detected) {
    uplink.begin(detected);
    context.runOnContext(_ -> keeper.clipsBegan(List.of(detected)));
  }

  /** Brings what the uplink tells to the edge's context. */
  private final class Relay implements Uplink.Listener {

    @Override
    public void acknowledged(int clipNumber) {
      context.runOnContext(_ -> keeper.acknowledged(clipNumber));
    }

    @Override
    public void agentSilent(long epoch) {
      context.runOnContext(_ -> keeper.agentSilent(epoch));
    }
  }
}
