package pasu.bench.edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.alone.EdgeFolder;
import pasu.edge.alone.LoneEdge;
import pasu.edge.alone.LoneEdgeOptions;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.sensor.Sensors;

/**
 * The edge of a folder, but for its pin, which each line of its input moves: up by {@link #UP},
 * down by any other. It says {@link #READY} once it watches, and ends with its input.
 */
final class PinnedEdge {

  static final String UP = "up";
  static final String READY = "ready";
  static final Duration DEBOUNCE = Duration.ofMillis(50);

  private static final String SENSOR =
      "gpio:17,debounce=%dms,holdoff=500ms".formatted(DEBOUNCE.toMillis());
  private static final Duration CLIP = Duration.ofSeconds(1);
  private static final int SPOOL_MEBIBYTES = 64;

  private PinnedEdge() {}

  /**
   * Runs one.
   *
   * @param args its folder, and its camera's source
   */
  public static void main(String[] args) throws IOException {
    SimulatedPin pin = new SimulatedPin();
    LoneEdge edge =
        LoneEdge.open(options(Path.of(args[0]), args[1]), words -> Sensors.parse(words, pin));
    edge.start().await();
    System.out.println(READY);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      pin.moves(line.equals(UP), InstantSource.system().instant());
    }
    edge.close().await();
    System.exit(0);
  }

  private static LoneEdgeOptions options(Path data, String source) {
    EdgeIdentity identity = EdgeFolder.identity(data);
    String camera = identity.camera();
    return new LoneEdgeOptions(
        new CameraSpec(camera, CameraSources.parse(source), SENSOR),
        new EdgeOptions(camera, "home", CLIP, CLIP),
        List.of(identity.server()),
        null,
        data,
        SPOOL_MEBIBYTES);
  }
}
