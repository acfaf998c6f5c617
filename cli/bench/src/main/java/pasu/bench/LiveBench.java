package pasu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.cli.client.TokenFile;
import pasu.cli.role.Door;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How old a live picture is when a viewer has it. */
@Command(
    name = "live",
    description =
        "From capture to a WebSocket viewer, through edge, agent and gateway, in one JVM.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench live --seconds 60")
final class LiveBench extends Bench {

  private static final Duration PRE_ROLL = Duration.ofSeconds(5);
  private static final Duration CLIP = Duration.ofSeconds(30);
  private static final int WARM_UP_SECONDS = 5;

  @Option(names = "--seconds", defaultValue = "20", description = "How long, after a warm-up.")
  private int seconds;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    CameraSpec aside = CameraSpec.parse("aside=scene:320x240@1,manual:");
    Door door = new Door("127.0.0.1", 0);
    Path data = folder.resolve("data");
    UpSettings settings = new UpSettings(data, door, List.of(aside), 3, PRE_ROLL, CLIP);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        HttpClient http = HttpClient.newHttpClient()) {
      machine.vertx().deployVerticle(edge(video)).await();
      Quantiles age =
          Quantiles.of(watch(http, machine.url(), TokenFile.read(data.resolve("admin.token"))));
      return List.of(new Figure("capture to viewer", age.toString(), "p99 at most 60 ms"));
    }
  }

  private List<Duration> watch(HttpClient http, String url, String token)
      throws InterruptedException {
    LiveViewer viewer = new LiveViewer();
    WebSocket socket = GatewaySocket.live(http, URI.create(url), CAMERA, token, viewer);
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    viewer.forget();
    for (int second = 0; second < seconds; second++) {
      socket.sendText("alive", true).join();
      TimeUnit.SECONDS.sleep(1);
    }
    socket.abort();
    return viewer.ages();
  }

  private static EdgeVerticle edge(Path video) {
    InstantSource clock = InstantSource.system();
    UplinkOptions uplink = new UplinkOptions(CAMERA, clock);
    return new EdgeVerticle(
        new EdgeOptions(CAMERA, "home", PRE_ROLL, CLIP),
        StampedCamera.of(CameraSources.parse("file:" + video)),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(uplink, listener),
        clock);
  }
}
