package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;
import pasu.measure.Verdict;

/**
 * How soon a phone far away sees the list of fifty clips: not a test of every build, as a busy
 * machine has other figures. {@code docs/benchmarks.md} has the command.
 */
@Timeout(300)
class PageFigures {

  private static final int LOADS = 5;
  private static final int CLIPS = 50;
  private static final int CAMERAS = 10;
  private static final double KBIT_PER_SECOND = 1_600;
  private static final double ROUND_TRIP_MILLIS = 150;

  /** The rest of the page comes by itself after the list. */
  private static final int REST_MILLIS = 3_000;

  @TempDir private Path folder;

  /**
   * One visit of somebody who is signed in and has nothing of the page yet.
   *
   * @param listMillis until the first clip is in the page
   * @param bytes of everything but pictures, as they went over the wire, headers too
   */
  private record Load(double paintMillis, double listMillis, long bytes, long pictureBytes) {}

  @Test
  void ofAListOfFiftyClipsOnASlowLine() throws Exception {
    List<Load> loads = new ArrayList<>();
    try (House house = house();
        Browser browser = new Browser()) {
      String session = session(house, browser);
      for (int n = 0; n <= LOADS; n++) {
        loads.add(load(house, browser, session));
      }
    }

    List<Verdict> verdicts = verdicts(loads.subList(1, loads.size())); // The first warms up.

    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    verdicts.forEach(verdict -> verdict.print(out));
    out.println("each load: " + loads);
    assertThat(Verdict.allMet(verdicts)).isTrue();
  }

  private House house() throws Exception {
    Path video = folder.resolve("camera.avi");
    new SampleVideo(320, 240, 10, 8).write(video);
    String[] cameras =
        IntStream.range(0, CAMERAS)
            .mapToObj(n -> "camera-%d=file:%s,manual:".formatted(n, video))
            .toArray(String[]::new);
    House house =
        House.open(folder.resolve("data"), Housing.EMBEDDED, Duration.ofSeconds(1), cameras);
    for (int round = 0; round < CLIPS / CAMERAS; round++) {
      List<String> fired =
          IntStream.range(0, CAMERAS).mapToObj(n -> house.fire("camera-" + n)).toList();
      fired.forEach(house::finishedClip);
    }
    assertThat(house.list("/api/clips?limit=100")).hasSize(CLIPS);
    return house;
  }

  private static String session(House house, Browser browser) {
    Page page = browser.page();
    page.navigate(house.signInLink());
    page.getByTestId("clip").first().waitFor();
    String session = page.context().storageState();
    page.context().close();
    return session;
  }

  private static Load load(House house, Browser browser, String session) {
    Page page =
        browser.page(new NewContextOptions().setStorageState(session).setViewportSize(390, 844));
    Map<String, String> types = new HashMap<>();
    Map<String, Long> bytes = new HashMap<>();
    CDPSession line = slowed(page);
    line.on("Network.responseReceived", it -> types.put(id(it), it.get("type").getAsString()));
    line.on(
        "Network.loadingFinished",
        it -> bytes.put(id(it), it.get("encodedDataLength").getAsLong()));
    page.navigate(house.url() + "/", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.getByTestId("clip").first().waitFor();
    double list = ((Number) page.evaluate("performance.now()")).doubleValue();
    page.waitForTimeout(REST_MILLIS);
    double paint =
        ((Number)
                page.evaluate(
                    "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
            .doubleValue();
    page.context().close();
    long pictures = sum(types, bytes, true);
    return new Load(paint, list, sum(types, bytes, false), pictures);
  }

  private static CDPSession slowed(Page page) {
    CDPSession line = page.context().newCDPSession(page);
    line.send("Network.enable");
    JsonObject conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", ROUND_TRIP_MILLIS);
    conditions.addProperty("downloadThroughput", KBIT_PER_SECOND * 1_000 / Byte.SIZE);
    conditions.addProperty("uploadThroughput", KBIT_PER_SECOND * 1_000 / Byte.SIZE);
    line.send("Network.emulateNetworkConditions", conditions);
    return line;
  }

  private static long sum(Map<String, String> types, Map<String, Long> bytes, boolean pictures) {
    return bytes.entrySet().stream()
        .filter(it -> "Image".equals(types.get(it.getKey())) == pictures)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String id(JsonObject event) {
    return event.get("requestId").getAsString();
  }

  private static List<Verdict> verdicts(List<Load> loads) {
    String series = "50 clips, 1.6 Mbit/s, 150 ms";
    double paint = loads.stream().mapToDouble(Load::paintMillis).max().orElseThrow();
    double list = loads.stream().mapToDouble(Load::listMillis).max().orElseThrow();
    long bytes = loads.stream().mapToLong(Load::bytes).max().orElseThrow();
    return List.of(
        Verdict.atMost(1_000, " ms", series, "first contentful paint, slowest", Math.rint(paint)),
        new Verdict(
            series, "first clip in the page, slowest", Math.rint(list) + " ms", "none", true),
        Verdict.atMost(150_000, " bytes", series, "all but pictures", (double) bytes));
  }
}
