package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.role.PasuFolder;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.sensor.Sensors;
import pasu.edge.spool.Spool;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.SampleVideo;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.StreamMessage.Detected;

/** An edge that detects somebody while there is no agent, and is started anew before there is. */
@Timeout(300)
class OutageIT {

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;
  private Path data;
  private Path video;
  private final Semaphore signsOfLife = new Semaphore(0);

  @BeforeEach
  void film() throws Exception {
    data = folder.resolve("data");
    video = folder.resolve("yard.avi");
    new SampleVideo(320, 240, 10, 20).write(video);
  }

  @Test
  void deliversEveryFrameWithTheSensorsTimeOnceThereIsAServer() throws Exception {
    Detected detected = detectWithoutAServer();
    Instant serverStarted = CLOCK.instant();

    try (House house = House.open(data, "yard=file:" + video + ",manual:")) {
      JsonObject clip = house.finishedClip(detected.clip());

      assertThat(clip.getString("state")).isEqualTo("ready");
      assertThat(clip.getInteger("missing")).isZero();
      assertThat(clip.getInteger("frames")).isGreaterThan(10);
      assertThat(clip.getString("cause")).isEqualTo("manual");
      assertThat(Instant.parse(clip.getString("detectedAt")))
          .isEqualTo(detected.detectedAt().truncatedTo(ChronoUnit.MICROS))
          .isBefore(serverStarted);
      assertThat(storedFrames(house, clip)).isEqualTo(shownFrom(house, clip));
    }
    assertThat(data.resolve("spool")).isEmptyDirectory();
  }

  /**
   * The edge asks for a lease in vain, is ended in the middle of its clip, and leaves it behind.
   */
  private Detected detectWithoutAServer() throws Exception {
    Vertx vertx = Vertx.vertx();
    BusMessages.registerCodecs(vertx.eventBus());
    Bus bus = new Bus(vertx.eventBus());
    bus.answer(Addresses.EDGES, this::heard).await();
    Spool spool = new Spool(PasuFolder.spool(data), Spool.DEFAULT_LIMIT_BYTES, CLOCK).open();
    String edge = vertx.deployVerticle(edge(spool)).await();
    awaitSigns(2);
    String clip = bus.ask(Addresses.fire("yard"), new Fire()).await().clip();
    awaitSigns(3);
    vertx.undeploy(edge).await();
    spool.close();
    vertx.close().await();

    Spool left = new Spool(PasuFolder.spool(data), Spool.DEFAULT_LIMIT_BYTES, CLOCK).open();
    Detected detected = left.camera("yard").found().getFirst().detected();
    left.close();
    assertThat(detected.clip()).isEqualTo(clip);
    return detected;
  }

  private EdgeVerticle edge(Spool spool) {
    CameraSpec camera = CameraSpec.parse("yard=file:" + video + ",manual:");
    return new EdgeVerticle(
        new EdgeOptions("yard", "home", House.PRE_ROLL, House.CLIP_LENGTH),
        camera.source(),
        Sensors.parse(camera.sensor()),
        listener ->
            DatagramUplink.start(new UplinkOptions("yard", CLOCK), spool.camera("yard"), listener),
        CLOCK);
  }

  private Future<CameraSettings> heard(EdgeAlive alive) {
    if (alive.framesPerSecond() > 0) {
      signsOfLife.release();
    }
    return Future.succeededFuture(new CameraSettings(3));
  }

  /** An edge gives a sign of life a second. */
  private void awaitSigns(int count) throws InterruptedException {
    assertThat(signsOfLife.tryAcquire(count, 60, TimeUnit.SECONDS)).isTrue();
  }

  private static List<String> storedFrames(House house, JsonObject clip) {
    return IntStream.range(0, clip.getInteger("frameCount"))
        .mapToObj(n -> JpegPackets.digest(house.frame(clip.getString("id"), n)))
        .toList();
  }

  /** What the camera showed, from the clip's first frame on. */
  private List<String> shownFrom(House house, JsonObject clip) throws Exception {
    List<String> shown = JpegPackets.digests(video);
    int start = shown.indexOf(JpegPackets.digest(house.frame(clip.getString("id"), 0)));
    assertThat(start).isNotNegative();
    return IntStream.range(start, start + clip.getInteger("frameCount"))
        .mapToObj(n -> shown.get(n % shown.size()))
        .toList();
  }
}
