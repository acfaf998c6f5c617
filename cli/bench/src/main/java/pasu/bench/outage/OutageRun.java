package pasu.bench.outage;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pasu.bench.StampedCamera;
import pasu.bench.relay.Badness;
import pasu.bench.simulation.Guests;
import pasu.bench.simulation.RelayedUplinks;
import pasu.bench.witness.CapturedClip;
import pasu.bench.witness.WitnessedEdge;
import pasu.cli.client.Server;
import pasu.cli.client.TokenFile;
import pasu.edge.EdgeOptions;
import pasu.edge.camera.CameraSource;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.SampleVideo;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;

/**
 * Two edges behind one router: one without a link for an hour, which is played, and one that is
 * watched. Its methods block.
 */
final class OutageRun {

  private static final String AWAY = "away";
  private static final String WATCHED = "watched";
  private static final Duration OUTAGE = Duration.ofHours(1);
  private static final Duration BEFORE = Duration.ofSeconds(6);
  private static final Duration CLIP = Duration.ofSeconds(31);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration ALONE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final long SPOOL_BYTES = 2L << 30;

  private final URI door;
  private final Server server;
  private final Path data;
  private final List<byte[]> pictures;
  private final Badness network;
  private final long seed;
  private final PrintWriter progress;

  /**
   * Creates it.
   *
   * @param data folder of the server
   * @param pictures of the camera that is away
   */
  OutageRun(
      URI door,
      Path data,
      List<byte[]> pictures,
      Badness network,
      long seed,
      PrintWriter progress) {
    this.door = door;
    this.server = Server.at(door, data.resolve("admin.token"), null, progress);
    this.data = data;
    this.pictures = pictures;
    this.network = network;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * Plays the outage, and delivers.
   *
   * @param folder for the edges' spool
   * @param video of the camera that is watched
   */
  Delivery run(Path folder, Path video, int detections) throws Exception {
    OutageClock clock = new OutageClock(InstantSource.system().instant().minus(OUTAGE));
    try (Spool spool = new Spool(folder.resolve("spool"), SPOOL_BYTES, clock).open();
        Guests guests = Guests.enrol(server, List.of(AWAY, WATCHED), true);
        RelayedUplinks uplinks = RelayedUplinks.shared(network, seed)) {
      Vertx near = vertx();
      Vertx away = vertx();
      try {
        link(near, WATCHED, guests.secrets(), InstantSource.system());
        CameraSource stamped = StampedCamera.of(CameraSources.parse("file:" + video));
        edge(near, WATCHED, stamped, uplinks, spool, InstantSource.system());
        CameraSource hurried =
            new HurriedCamera(pictures, SampleVideo.HD.width(), SampleVideo.HD.height(), clock);
        WitnessedEdge edge = edge(away, AWAY, hurried, uplinks, spool, clock);
        List<CapturedClip> clips = playOutage(edge, clock, detections);
        return deliver(clips, () -> link(away, AWAY, guests.secrets(), clock));
      } finally {
        away.close().await();
        near.close().await();
      }
    }
  }

  private List<CapturedClip> playOutage(WitnessedEdge edge, OutageClock clock, int detections)
      throws InterruptedException {
    List<CapturedClip> clips = new ArrayList<>();
    Duration idle = OUTAGE.dividedBy(detections + 1).minus(BEFORE).minus(CLIP);
    for (int i = 0; i < detections; i++) {
      clock.pass(idle);
      clock.await(BEFORE);
      clips.add(edge.detect());
      clock.await(CLIP);
    }
    clock.end();
    say("%d clips wait on the disk".formatted(clips.size()));
    return clips;
  }

  private Delivery deliver(List<CapturedClip> clips, Runnable linkUp)
      throws InterruptedException, IOException {
    try (LiveWatch watch =
        new LiveWatch(door, TokenFile.read(data.resolve("admin.token")), WATCHED)) {
      sleep(WARM_UP);
      watch.begin();
      sleep(ALONE);
      LiveFigures alone = watch.figures();
      say("the other camera alone: " + alone);
      linkUp.run();
      watch.begin();
      long begun = System.nanoTime();
      for (CapturedClip clip : clips) {
        boolean delivered = clip.awaitAcknowledged(PATIENCE);
        say("clip %s %s".formatted(clip.id(), delivered ? "delivered" : "not delivered"));
      }
      double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
      return judged(clips, seconds, alone, watch.figures());
    }
  }

  private Delivery judged(
      List<CapturedClip> clips, double seconds, LiveFigures alone, LiveFigures meanwhile)
      throws IOException {
    int whole = 0;
    int wrong = 0;
    long bytes = 0;
    for (CapturedClip clip : clips) {
      Clip stored = server.get("/api/clips/" + clip.id(), Clip.class);
      int frames = clip.missing(data.resolve("clips"));
      boolean inTime =
          stored.detectedAt().equals(clip.detected().detectedAt().truncatedTo(ChronoUnit.MICROS))
              && stored.startedAt().equals(clip.detected().startedAt());
      wrong += frames;
      bytes += stored.bytes();
      whole += frames == 0 && inTime && stored.missing() == 0 ? 1 : 0;
    }
    int frames = clips.stream().mapToInt(CapturedClip::frames).sum();
    return new Delivery(whole, wrong, frames, early(clips), seconds, bytes, alone, meanwhile);
  }

  private static int early(List<CapturedClip> clips) {
    int early = 0;
    for (int i = 1; i < clips.size(); i++) {
      early += clips.get(i).acknowledgedAt().isBefore(clips.get(i - 1).acknowledgedAt()) ? 1 : 0;
    }
    return early;
  }

  private void link(
      Vertx vertx, String camera, Map<String, Supplier<String>> secrets, InstantSource clock) {
    Map<String, Supplier<String>> own = Map.of(camera, requireNonNull(secrets.get(camera)));
    vertx
        .deployVerticle(
            new LinkVerticle(
                new LinkOptions(List.of(door), own, server.trust()), new SecureRandom(), clock))
        .await();
  }

  private static WitnessedEdge edge(
      Vertx vertx,
      String camera,
      CameraSource source,
      RelayedUplinks uplinks,
      Spool spool,
      InstantSource clock) {
    return WitnessedEdge.start(
        vertx,
        new EdgeOptions(
            camera, camera, EdgeOptions.DEFAULT_PRE_ROLL, EdgeOptions.DEFAULT_CLIP_LENGTH),
        source,
        told -> uplinks.start(new UplinkOptions(camera, clock), spool.camera(camera), told),
        clock);
  }

  private static Vertx vertx() {
    Vertx vertx = Vertx.vertx();
    BusMessages.registerCodecs(vertx.eventBus());
    return vertx;
  }

  private void say(String words) {
    progress.println("pasu: " + words);
    progress.flush();
  }

  private static void sleep(Duration span) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(span.toMillis());
  }
}
