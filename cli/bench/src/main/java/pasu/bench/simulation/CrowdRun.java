package pasu.bench.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import pasu.catalog.ClipCheck;
import pasu.cli.role.Door;
import pasu.cli.role.PasuFolder;
import pasu.cli.up.Housing;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.frame.Data;
import pasu.protocol.frame.Datagram;

/**
 * Many real edges and a whole Pasu in this process, real sockets and files, and a bad network
 * between them. Its methods block.
 */
public final class CrowdRun {

  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  static final double WIRE_SHARE = (double) Datagram.MAX_BYTES / Data.PAYLOAD_BYTES;

  private final Crowd crowd;
  private final Path data;
  private final InstantSource clock = InstantSource.system();
  private final SavedClips saved = new SavedClips(clock);

  /** Runs in a data folder that does not exist yet. */
  public CrowdRun(Crowd crowd, Path data) {
    this.crowd = crowd;
    this.data = data;
  }

  /** Runs until every clip is saved, or none has been for too long. */
  public CrowdFigures run() throws InterruptedException, IOException {
    int clips = crowd.edges() * crowd.detections();
    double sentBytes;
    try (RelayedUplinks uplinks = new RelayedUplinks(crowd.network(), crowd.seed());
        OneMachine machine = OneMachine.start(settings(), Housing.EMBEDDED, uplinks, clock)) {
      machine.vertx().eventBus().addOutboundInterceptor(saved::note);
      Detections.sleep(crowd.preRoll().plus(SETTLING));
      Bus bus = new Bus(machine.vertx().eventBus());
      Detections.play(crowd, edge -> bus.ask(Addresses.fire(name(edge)), new Fire()).await());
      saved.await(clips, crowd.clipLength().plus(PATIENCE));
      sentBytes = uplinks.sentBytes();
    }
    return new CrowdFigures(
        crowd.edges(),
        clips,
        saved.count(),
        saved.sum(Clip::frames),
        saved.sum(Clip::missing),
        damaged(),
        saved.sum(Clip::bytes),
        saved.worstLateSeconds(),
        sentBytes / (saved.sum(Clip::bytes) * WIRE_SHARE));
  }

  private long damaged() throws IOException {
    try (PasuFolder folder = PasuFolder.openPresent(data)) {
      return ClipCheck.run(folder.database(), folder.clips(), false, clock).size();
    }
  }

  private UpSettings settings() {
    List<CameraSpec> cameras =
        IntStream.range(0, crowd.edges())
            .mapToObj(edge -> CameraSpec.parse(name(edge) + "=" + crowd.source() + ",manual:"))
            .toList();
    Door door = new Door("127.0.0.1", 0);
    return new UpSettings(
        data, door, cameras, crowd.capacity(), crowd.preRoll(), crowd.clipLength());
  }

  private static String name(int edge) {
    return "edge-" + (edge + 1);
  }
}
