package pasu.bench.wall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import pasu.bench.Bench;
import pasu.bench.StampedCamera;
import pasu.bench.browser.BrowserChoice;
import pasu.bench.browser.Chromium;
import pasu.bench.browser.DevTools;
import pasu.cli.CommandFailure;
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
import pasu.measure.ProcessFigures;
import pasu.measure.SampleVideo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many cameras on one page: whether each advances at its rate, and how old what it shows is. */
@Command(
    name = "wall",
    description =
        "Cameras on one page, in a real Chromium: whether all advance, and how far behind they"
            + " are. Cameras, server and browser share this machine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench wall",
      "  ./pasu bench wall --cameras 9 --picture 640x360@10 --seconds 60"
    })
public final class WallBench extends Bench {

  private static final Duration SPAN = Duration.ofSeconds(1);
  private static final int WARM_UP_SECONDS = 20;
  private static final int MOST = 100;
  private static final int GOAL_MILLIS = 500;

  /** A tile may miss a picture now and then: nobody sees one of twenty. */
  private static final double GOAL_SHARE = 0.95;

  @Option(
      names = "--cameras",
      defaultValue = "16",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int cameras;

  @Option(
      names = "--picture",
      defaultValue = "1280x720@15",
      paramLabel = "WxH@RATE",
      converter = PictureWords.class,
      description = "What each sends (default: ${DEFAULT-VALUE}, the most of the plan basic).")
  private SampleVideo picture = SampleVideo.HD;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "How long, after a warm-up of as much (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private BrowserChoice choice = new BrowserChoice();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (cameras < 1 || cameras > MOST || seconds < 1) {
      throw CommandFailure.usage(
          "--cameras must be at least 1 and at most %d, --seconds at least 1, but are %d and %d"
              .formatted(MOST, cameras, seconds));
    }
    Path program = choice.program();
    Path film = folder.resolve("wall.avi");
    picture.write(film);
    Path data = folder.resolve("data");
    List<CameraSpec> aside = List.of(CameraSpec.parse("aside=scene:320x240@1,manual:"));
    UpSettings settings =
        new UpSettings(data, new Door("127.0.0.1", 0), aside, cameras + 2, SPAN, SPAN);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        Chromium browser = Chromium.start(program, folder);
        DevTools tools = browser.page()) {
      for (int n = 1; n <= cameras; n++) {
        machine.vertx().deployVerticle(edge("wall-" + n, film)).await();
      }
      String token = TokenFile.read(data.resolve("admin.token"));
      return watch(WallPage.open(tools, machine.url(), token), browser);
    }
  }

  private List<Figure> watch(WallPage page, Chromium browser)
      throws IOException, InterruptedException {
    page.awaitPictures(cameras);
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    Map<String, Double> before = work(browser);
    page.forget();
    TimeUnit.SECONDS.sleep(seconds);
    Map<String, List<Sight>> sights = page.sights();
    Map<String, Double> work = work(browser);
    work.replaceAll((who, spent) -> (spent - before.getOrDefault(who, 0.0)) / seconds);
    sights.keySet().removeIf(camera -> !camera.startsWith("wall-"));
    return figures(new Sights(sights.values(), (double) seconds * picture.framesPerSecond()), work);
  }

  private List<Figure> figures(Sights sights, Map<String, Double> work) {
    double[] shown = sights.oldestMillis();
    int advancing = sights.ofCameras().size();
    double oldest = Sights.percentile(shown, 100);
    return List.of(
        new Figure("cameras that advance", advancing + "", cameras + "", advancing < cameras),
        new Figure(
            "pictures shown, worst camera",
            "%.1f %% of %d a second"
                .formatted(100 * sights.worstShare(), picture.framesPerSecond()),
            "at least 95 %",
            sights.worstShare() < GOAL_SHARE),
        new Figure("age when drawn", words(sights.drawnMillis()), "-"),
        new Figure(
            "age of what a tile shows",
            words(shown),
            "at most %d ms".formatted(GOAL_MILLIS),
            oldest > GOAL_MILLIS),
        new Figure("processors' work", words(work), "-"));
  }

  private static String words(double[] millis) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms, oldest %.0f ms",
        Sights.percentile(millis, 50),
        Sights.percentile(millis, 99),
        Sights.percentile(millis, 100));
  }

  private static String words(Map<String, Double> work) {
    return work.entrySet().stream()
        .filter(it -> it.getValue() >= 0.005)
        .map(it -> String.format(Locale.ROOT, "%s %.2f", it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Seconds of a processor so far: Pasu with its cameras, the browser's processes, all others. */
  private static Map<String, Double> work(Chromium browser) throws IOException {
    Map<String, Double> work = new TreeMap<>(browser.cpuSeconds());
    work.put("pasu", ProcessFigures.of(ProcessHandle.current().pid()).cpuSeconds());
    double ours = work.values().stream().mapToDouble(Double::doubleValue).sum();
    work.put("all others", ProcessFigures.busySeconds() - ours);
    return work;
  }

  private static EdgeVerticle edge(String camera, Path film) {
    InstantSource clock = InstantSource.system();
    UplinkOptions uplink = new UplinkOptions(camera, clock);
    return new EdgeVerticle(
        new EdgeOptions(camera, "home", SPAN, SPAN),
        StampedCamera.of(CameraSources.parse("file:" + film)),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(uplink, listener),
        clock);
  }
}
