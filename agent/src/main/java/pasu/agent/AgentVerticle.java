package pasu.agent;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pasu.agent.clip.PictureScaler;
import pasu.agent.clip.VideoMaker;
import pasu.agent.ingest.Receiver;
import pasu.agent.ingest.ReceiverOptions;
import pasu.agent.video.Mp4Writer;
import pasu.agent.video.Thumbnails;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Receives streams, records their clips and shows them live. Event loop; sockets, files and videos
 * have platform threads of their own, because all of them block.
 */
public final class AgentVerticle extends VerticleBase {

  private static final long REPORT_INTERVAL_MS = 1_000;

  private final AgentOptions options;
  private final VideoMaker videos;
  private final PictureScaler pictures;
  private final InstantSource clock;
  private @Nullable Receiver receiver;
  private @Nullable Agent agent;

  public AgentVerticle(AgentOptions options, InstantSource clock) {
    this(options, new Mp4Writer()::write, Thumbnails::scale, clock);
  }

  AgentVerticle(
      AgentOptions options, VideoMaker videos, PictureScaler pictures, InstantSource clock) {
    this.options = options;
    this.videos = videos;
    this.pictures = pictures;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(this::bind)
        .compose(bound -> begin(Objects.requireNonNull(bound)))
        .recover(failure -> stop().transform(_ -> Future.failedFuture(failure)));
  }

  @Override
  public Future<?> stop() {
    Future<Void> ended = agent == null ? Future.succeededFuture() : agent.close();
    return ended.eventually(() -> vertx.executeBlocking(this::unbind));
  }

  private Receiver bind() throws IOException {
    Files.createDirectories(options.clips());
    AgentDoors doors = options.doors();
    return Receiver.bind(new ReceiverOptions(doors.listen(), doors.listenPort()));
  }

  private @Nullable Void unbind() {
    if (receiver != null) {
      receiver.close();
    }
    return null;
  }

  private Future<Void> begin(Receiver bound) {
    receiver = bound;
    Agent begun =
        new Agent(
            options, vertx, bound::open, bound.port(), bound.traffic(), videos, pictures, clock);
    agent = begun;
    return begun.listen().compose(_ -> answer(begun)).compose(_ -> report(begun));
  }

  private Future<Void> answer(Agent begun) {
    Bus bus = new Bus(vertx.eventBus());
    return Future.all(
            bus.answer(Addresses.admit(options.id()), begun::admit),
            bus.answer(Addresses.finish(options.id()), begun::finish),
            bus.answer(Addresses.live(options.id()), open -> begun.openLive(open.camera())),
            bus.hear(Addresses.QUITS, begun::quit))
        .mapEmpty();
  }

  /** An order to leave is taken once it was heard: before, the agent's last process was meant. */
  private Future<Void> report(Agent begun) {
    vertx.setPeriodic(REPORT_INTERVAL_MS, _ -> begun.report());
    Bus bus = new Bus(vertx.eventBus());
    return begun
        .report()
        .transform(_ -> bus.answer(Addresses.drain(options.id()), _ -> begun.drain()));
  }
}
