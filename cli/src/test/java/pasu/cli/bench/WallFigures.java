package pasu.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.cli.client.TokenFile;
import pasu.cli.measure.SampleVideo;
import pasu.cli.measure.Verdict;
import pasu.cli.role.Door;
import pasu.cli.up.Browser;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;

/**
 * Sixteen cameras on one page, in a real Chromium: how often each shows a new picture, and how old
 * a picture is when it is drawn. Everything shares the machine. Not a test of every build; {@code
 * docs/benchmarks.md} has the command.
 */
@Timeout(300)
class WallFigures {

  private static final int CAMERAS = 16;
  private static final int WARM_UP_MILLIS = 20_000;
  private static final int SECONDS = 20;
  private static final Duration SPAN = Duration.ofSeconds(5);

  /** Notes of each picture that is drawn when it was captured, and when it was drawn. */
  private static final String WITNESS =
      """
      (() => {
        const stamps = new WeakMap();
        window.drawn = {};
        const stampOf = (buffer) => Number(new DataView(buffer).getBigInt64(6)) / 1e6;
        const make = window.createImageBitmap.bind(window);
        window.createImageBitmap = async (blob, ...rest) => {
          const stamp = stampOf(await blob.slice(0, 14).arrayBuffer());
          const picture = await make(blob, ...rest);
          stamps.set(picture, stamp);
          return picture;
        };
        const Decoder = window.ImageDecoder;
        window.ImageDecoder = class extends Decoder {
          constructor(wishes) {
            super(wishes);
            this.stamp = stampOf(wishes.data);
          }
          async decode(...wishes) {
            const answer = await super.decode(...wishes);
            stamps.set(answer.image, this.stamp);
            return answer;
          }
        };
        const draw = CanvasRenderingContext2D.prototype.drawImage;
        CanvasRenderingContext2D.prototype.drawImage = function (picture, ...rest) {
          draw.call(this, picture, ...rest);
          const { id } = this.canvas.closest('[data-id]').dataset;
          (drawn[id] ??= []).push([stamps.get(picture), performance.timeOrigin + performance.now()]);
        };
      })()
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"640, 360, 10", "1280, 720, 15"})
  void ofSixteenCameras(int width, int height, int rate) throws Exception {
    Path video = folder.resolve("camera.avi");
    new SampleVideo(width, height, rate, 10).write(video);
    Door door = new Door("127.0.0.1", 0);
    List<CameraSpec> aside = List.of(CameraSpec.parse("aside=scene:320x240@1,manual:"));
    Path data = folder.resolve("data-" + width);
    UpSettings settings = new UpSettings(data, door, aside, CAMERAS + 1, SPAN, SPAN);
    try (OneMachine machine = OneMachine.start(settings, InstantSource.system());
        Browser browser = new Browser()) {
      for (int n = 0; n < CAMERAS; n++) {
        machine.vertx().deployVerticle(edge("cam-%02d".formatted(n), video)).await();
      }

      Map<String, List<List<Number>>> drawn =
          watch(machine, TokenFile.read(data.resolve("admin.token")), browser);

      report("%d x %dx%d@%d".formatted(CAMERAS, width, height, rate), rate, drawn);
    }
  }

  @SuppressWarnings("unchecked") // The script answers with pairs of numbers by camera.
  private static Map<String, List<List<Number>>> watch(
      OneMachine machine, String token, Browser browser) {
    Page page = browser.page(new NewContextOptions().setViewportSize(1600, 1000));
    page.addInitScript(WITNESS);
    page.context().addCookies(List.of(new Cookie("pasu", token).setUrl(machine.url())));
    page.navigate(machine.url() + "/#/live");
    page.waitForFunction("n => Object.keys(drawn).length >= n", CAMERAS);
    page.waitForTimeout(WARM_UP_MILLIS);
    page.evaluate("window.drawn = {}");
    page.waitForTimeout(SECONDS * 1_000);
    return (Map<String, List<List<Number>>>) page.evaluate("window.drawn");
  }

  private static void report(String series, int rate, Map<String, List<List<Number>>> drawn) {
    double nanosAtEpoch =
        ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) / 1e6 - System.nanoTime() / 1e6;
    List<List<List<Number>>> cameras =
        drawn.entrySet().stream()
            .filter(it -> it.getKey().startsWith("cam-"))
            .map(Map.Entry::getValue)
            .toList();
    double slowest =
        cameras.stream().mapToInt(List::size).min().orElse(0) / (double) SECONDS / rate;
    double[] ages =
        cameras.stream()
            .flatMap(List::stream)
            .mapToDouble(it -> it.get(1).doubleValue() - it.get(0).doubleValue() - nanosAtEpoch)
            .sorted()
            .toArray();
    List<Verdict> verdicts =
        List.of(
            Verdict.atMost(0, "", series, "cameras not shown", CAMERAS - cameras.size()),
            new Verdict(
                series,
                "pictures shown of those taken, worst camera",
                "%.1f %%".formatted(100 * slowest),
                "at least 95 %",
                slowest >= 0.95),
            Verdict.atMost(500, " ms", series, "age when drawn, oldest", ages[ages.length - 1]));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    verdicts.forEach(verdict -> verdict.print(out));
    out.printf(
        "     p50 %.0f ms, p99 %.0f ms%n", ages[ages.length / 2], ages[ages.length * 99 / 100]);
    assertThat(Verdict.allMet(verdicts)).isTrue();
  }

  private static EdgeVerticle edge(String camera, Path video) {
    InstantSource clock = InstantSource.system();
    UplinkOptions uplink = new UplinkOptions(camera, clock);
    return new EdgeVerticle(
        new EdgeOptions(camera, "home", SPAN, SPAN),
        new StampedCamera(CameraSources.parse("file:" + video)),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(uplink, listener),
        clock);
  }
}
