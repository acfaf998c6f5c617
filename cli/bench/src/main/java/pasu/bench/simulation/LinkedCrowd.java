package pasu.bench.simulation;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pasu.bench.witness.CapturedClip;
import pasu.bench.witness.WitnessedEdge;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;
import pasu.edge.EdgeOptions;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.clip.ClipDigest;

/**
 * Many real edges in this process, linked to a Pasu that runs elsewhere, and a bad network between
 * them and its agents. Its methods block.
 */
final class LinkedCrowd {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long SPOOL_BYTES = 2L << 30;
  private static final Set<Clip.State> DONE = Set.of(Clip.State.READY, Clip.State.INCOMPLETE);

  /** A clip as it was captured, and as the server has it. */
  private record Judged(CapturedClip captured, Clip stored, boolean damaged) {}

  private final Crowd crowd;
  private final Server server;
  private final String name;
  private final boolean stay;
  private final InstantSource clock = InstantSource.system();

  /**
   * Creates it.
   *
   * @param name of each camera, before its number
   * @param stay whether its cameras and clips are left there
   */
  LinkedCrowd(Crowd crowd, Server server, String name, boolean stay) {
    this.crowd = crowd;
    this.server = server;
    this.name = name;
    this.stay = stay;
  }

  /**
   * Runs until every clip is saved, or has not been for too long.
   *
   * @param folder for the edges' spool
   */
  CrowdFigures run(Path folder) throws InterruptedException, IOException {
    List<String> cameras =
        IntStream.rangeClosed(1, crowd.edges()).mapToObj(edge -> name + "-" + edge).toList();
    Spool spool = new Spool(folder.resolve("spool"), SPOOL_BYTES, clock);
    spool.open();
    try (spool;
        Guests guests = Guests.enrol(server, cameras, stay);
        RelayedUplinks uplinks = new RelayedUplinks(crowd.network(), crowd.seed())) {
      List<CapturedClip> clips = new ArrayList<>();
      List<Judged> judged = played(cameras, guests, uplinks, spool, clips);
      return figures(judged, clips.size(), uplinks);
    }
  }

  /** Runs the edges until their clips are judged; they end before their cameras are revoked. */
  private List<Judged> played(
      List<String> cameras,
      Guests guests,
      RelayedUplinks uplinks,
      Spool spool,
      List<CapturedClip> clips)
      throws InterruptedException, IOException {
    Vertx vertx = Vertx.vertx();
    try {
      BusMessages.registerCodecs(vertx.eventBus());
      LinkOptions link = new LinkOptions(List.of(server.base()), guests.secrets(), server.trust());
      vertx.deployVerticle(new LinkVerticle(link, new SecureRandom(), clock)).await();
      List<WitnessedEdge> edges =
          cameras.stream().map(camera -> edge(vertx, camera, uplinks, spool)).toList();
      awaitOnline(cameras);
      clips.addAll(play(edges, guests));
      return judged(clips);
    } finally {
      vertx.close().await();
    }
  }

  private WitnessedEdge edge(Vertx vertx, String camera, RelayedUplinks uplinks, Spool spool) {
    UplinkOptions uplink = new UplinkOptions(camera, clock);
    return WitnessedEdge.start(
        vertx,
        new EdgeOptions(camera, camera, crowd.preRoll(), crowd.clipLength()),
        CameraSources.parse(crowd.source()),
        told -> uplinks.start(uplink, spool.camera(camera), told));
  }

  private List<CapturedClip> play(List<WitnessedEdge> edges, Guests guests)
      throws InterruptedException {
    Detections.sleep(crowd.preRoll());
    List<CapturedClip> clips = new ArrayList<>();
    Detections.play(
        crowd,
        edge -> {
          clips.add(edges.get(edge).detect());
          guests.made(clips.getLast().id());
        });
    return clips;
  }

  private void awaitOnline(List<String> cameras) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long online = online(cameras);
    while (online < cameras.size()) {
      if (System.nanoTime() > deadline) {
        throw CommandFailure.failed(
            "only %d of %d edges are online at %s within %d s; see why in what was logged"
                .formatted(online, cameras.size(), server.base(), PATIENCE.toSeconds()));
      }
      Detections.sleep(LOOK);
      online = online(cameras);
    }
  }

  private long online(List<String> cameras) {
    return Arrays.stream(server.get("/api/cameras", Camera[].class))
        .filter(camera -> camera.online() && cameras.contains(camera.id()))
        .count();
  }

  private List<Judged> judged(List<CapturedClip> clips) throws InterruptedException, IOException {
    List<Judged> judged = new ArrayList<>();
    for (CapturedClip clip : clips) {
      if (clip.awaitAcknowledged(crowd.clipLength().plus(PATIENCE))) {
        Clip stored = awaitDone(clip.id());
        judged.add(new Judged(clip, stored, !isAsCaptured(clip)));
      }
    }
    return judged;
  }

  private Clip awaitDone(String id) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Clip clip = server.get("/api/clips/" + id, Clip.class);
    while (!DONE.contains(clip.state()) && System.nanoTime() < deadline) {
      Detections.sleep(LOOK);
      clip = server.get("/api/clips/" + id, Clip.class);
    }
    return clip;
  }

  private boolean isAsCaptured(CapturedClip clip) throws IOException {
    MessageDigest stored = ClipDigest.start();
    try (InputStream frames = server.open("/api/clips/%s/frames.mjpg".formatted(clip.id()))) {
      frames.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), stored));
    }
    return MessageDigest.isEqual(stored.digest(), clip.digest());
  }

  private CrowdFigures figures(List<Judged> judged, int clips, RelayedUplinks uplinks) {
    long bytes = judged.stream().mapToLong(one -> one.stored.bytes()).sum();
    return new CrowdFigures(
        crowd.edges(),
        clips,
        judged.size(),
        judged.stream().mapToLong(one -> one.stored.frames()).sum(),
        judged.stream().mapToLong(one -> one.captured.frames() - one.stored.frames()).sum(),
        judged.stream().filter(Judged::damaged).count(),
        bytes,
        judged.stream().mapToLong(one -> one.captured.late().toMillis()).max().orElse(0) / 1e3,
        uplinks.sentBytes() / (bytes * CrowdRun.WIRE_SHARE));
  }
}
