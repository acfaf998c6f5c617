package pasu.bench.wall;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import pasu.bench.browser.DevTools;
import pasu.cli.CommandFailure;

/** The page with the wall, and a witness in it who notes each picture that is drawn. */
final class WallPage {

  private static final int WIDTH = 1_600;
  private static final int HEIGHT = 1_000;
  private static final int PATIENCE_SECONDS = 60;

  private final DevTools tools;

  private WallPage(DevTools tools) {
    this.tools = tools;
  }

  /** Opens it, signed in; returns before anything is seen. */
  static WallPage open(DevTools tools, String url, String token) throws IOException {
    JsonObject nothing = new JsonObject();
    tools.call("Page.enable", nothing);
    tools.call("Page.bringToFront", nothing); // What is not seen is not streamed.
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", WIDTH)
            .put("height", HEIGHT)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    tools.call("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", witness()));
    tools.call(
        "Network.setCookie",
        new JsonObject().put("name", "pasu").put("value", token).put("url", url));
    tools.call("Page.navigate", new JsonObject().put("url", url + "/#/live"));
    return new WallPage(tools);
  }

  /** Waits until so many cameras have shown a picture. */
  void awaitPictures(int cameras) throws InterruptedException {
    String shown = "Object.keys(window.drawn ?? {}).length";
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      if (((Number) requireNonNull(tools.evaluate(shown))).intValue() >= cameras) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw CommandFailure.failed(
        "only %s of %d cameras are on the page after a minute, which says: %s"
            .formatted(tools.evaluate(shown), cameras, tools.evaluate("document.body.innerText")));
  }

  void forget() {
    tools.evaluate("window.drawn = {}");
  }

  /** What was drawn since it was told to forget, by camera, in {@link System#nanoTime}'s time. */
  Map<String, List<Sight>> sights() {
    double behind = millisBehind();
    JsonObject drawn = (JsonObject) requireNonNull(tools.evaluate("window.drawn"));
    Map<String, List<Sight>> sights = new HashMap<>();
    drawn.forEach(
        camera ->
            sights.put(
                camera.getKey(),
                ((JsonArray) camera.getValue())
                    .stream().map(it -> sight((JsonArray) it, behind)).toList()));
    return sights;
  }

  private static Sight sight(JsonArray noted, double behind) {
    return new Sight(noted.getDouble(0), noted.getDouble(1) + behind);
  }

  /** By how much the page's clock is behind, from the quickest of some answers. */
  private double millisBehind() {
    double quickest = Double.MAX_VALUE;
    double behind = 0;
    for (int i = 0; i < 9; i++) {
      double before = System.nanoTime() / 1e6;
      double there = ((Number) requireNonNull(tools.evaluate("performance.now()"))).doubleValue();
      double after = System.nanoTime() / 1e6;
      if (after - before < quickest) {
        quickest = after - before;
        behind = (before + after) / 2 - there;
      }
    }
    return behind;
  }

  private static String witness() throws IOException {
    try (InputStream script = WallPage.class.getResourceAsStream("witness.js")) {
      return new String(requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
