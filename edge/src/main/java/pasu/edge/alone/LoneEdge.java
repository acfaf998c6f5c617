package pasu.edge.alone;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.EdgeVerticle;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.link.ServerTrust;
import pasu.edge.sensor.Sensor;
import pasu.edge.sensor.Sensors;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.BusMessages;

/** The parts of an edge that is alone: its folder, its own small bus, and the link to another. */
public final class LoneEdge {

  /** One camera needs one event loop, and few threads for what blocks. */
  private static final VertxOptions SMALL =
      new VertxOptions()
          .setEventLoopPoolSize(1)
          .setWorkerPoolSize(4)
          .setInternalBlockingPoolSize(2);

  private static final Logger log = LoggerFactory.getLogger(LoneEdge.class);

  private final LoneEdgeOptions options;
  private final Function<String, Sensor> sensors;
  private final EdgeFolder folder;
  private final Spool spool;
  private final Vertx vertx;
  private @Nullable Future<String> edge;

  private LoneEdge(
      LoneEdgeOptions options,
      Function<String, Sensor> sensors,
      EdgeFolder folder,
      Spool spool,
      Vertx vertx) {
    this.options = options;
    this.sensors = sensors;
    this.folder = folder;
    this.spool = spool;
    this.vertx = vertx;
  }

  /**
   * Takes its folder, and reads what it left there; blocks. To be closed, started or not.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static LoneEdge open(LoneEdgeOptions options) {
    return open(options, Sensors::parse);
  }

  /**
   * The same, with sensors of the caller's.
   *
   * @param sensors makes one of its words
   */
  public static LoneEdge open(LoneEdgeOptions options, Function<String, Sensor> sensors) {
    EdgeFolder folder = EdgeFolder.open(options.data());
    long spoolBytes = options.spoolMebibytes() * 1024L * 1024;
    Spool spool = new Spool(folder.spool(), spoolBytes, InstantSource.system()).open();
    spool.cameras().stream()
        .filter(camera -> !camera.equals(options.camera().name()))
        .forEach(camera -> tellOfClips(camera, folder));
    Vertx vertx = Vertx.vertx(SMALL);
    BusMessages.registerCodecs(vertx.eventBus());
    return new LoneEdge(options, sensors, folder, spool, vertx);
  }

  /** The folder was another camera's before: nobody but its edge may deliver them. */
  private static void tellOfClips(String camera, EdgeFolder folder) {
    log.warn(
        "clips of another camera wait camera={} folder={} remedy=\"enrol as {} again, or remove them\"",
        camera,
        folder.spool(),
        camera);
  }

  /** Completes once the camera is being opened; a server may come later. */
  public Future<?> start() {
    return vertx
        .deployVerticle(new LinkVerticle(link(), new SecureRandom(), InstantSource.system()))
        .compose(_ -> startEdge());
  }

  private synchronized Future<String> startEdge() {
    Future<String> deployment = vertx.deployVerticle(edge(InstantSource.system()));
    edge = deployment;
    return deployment;
  }

  /** The edge first, so that it can still tell of its end over the link; Vert.x last. */
  public synchronized Future<?> close() {
    Promise<Void> closed = Promise.promise(); // Of no context: Vert.x' own are dead by then.
    Future<?> ended = edge == null ? Future.succeededFuture() : edge.compose(vertx::undeploy);
    ended
        .eventually(() -> vertx.executeBlocking(this::free))
        .onComplete(_ -> vertx.close().onComplete(closed));
    return closed.future();
  }

  private @Nullable Void free() {
    spool.close();
    folder.close();
    return null;
  }

  /** Its event loop does all that is not a picture: who lives is seen there. */
  public Vertx vertx() {
    return vertx;
  }

  private LinkOptions link() {
    String name = options.camera().name();
    return new LinkOptions(
        options.servers(),
        Map.of(name, () -> EdgeFolder.identity(options.data(), name).secret()),
        trust(name));
  }

  /** A file that was named, else the key it was enrolled with, else what this machine trusts. */
  private ServerTrust trust(String name) {
    if (options.certificate() != null) {
      return ServerTrust.in(options.certificate());
    }
    return EdgeFolder.identity(options.data(), name).pin() == null
        ? ServerTrust.OF_THIS_MACHINE
        : ServerTrust.of(() -> EdgeFolder.identity(options.data(), name).pin());
  }

  private EdgeVerticle edge(InstantSource clock) {
    String name = options.camera().name();
    return new EdgeVerticle(
        options.edge(),
        options.camera().source(),
        sensors.apply(options.camera().sensor()),
        listener ->
            DatagramUplink.start(new UplinkOptions(name, clock), spool.camera(name), listener),
        clock);
  }

  @Override
  public String toString() {
    return "%s ready: %s, %s, for %s"
        .formatted(
            options.camera().name(),
            options.camera().source().description(),
            options.camera().sensor(),
            options.servers().stream().map(URI::toString).collect(Collectors.joining(" or ")));
  }
}
