package pasu.bench.page;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import pasu.bench.browser.DevTools;
import pasu.cli.CommandFailure;

/** A phone on a slow line that opens the page of somebody who is signed in. */
final class SlowVisit {

  private static final int WIDTH = 390;
  private static final int HEIGHT = 844;
  private static final int BYTES_PER_SECOND = 1_600_000 / Byte.SIZE;
  private static final int ROUND_TRIP_MILLIS = 150;

  /** The rest of the page comes by itself after the list; then nothing more does. */
  private static final int SILENCE_SECONDS = 3;

  private static final int PATIENCE_SECONDS = 60;
  private static final int PAUSE_MILLIS = 100;

  /** Notes when the first clip is there. */
  private static final String WITNESS =
      """
      new MutationObserver((_, observer) => {
        if (document.querySelector('[data-testid="clip"]')) {
          window.listed = performance.now();
          observer.disconnect();
        }
      }).observe(document, { childList: true, subtree: true });
      """;

  private static final String PAINTED =
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

  private final DevTools page;
  private final Traffic traffic = new Traffic();

  SlowVisit(DevTools page) {
    this.page = page;
  }

  /** Opens the list of clips, and waits until all has come that comes by itself. */
  PageLoad to(String url, String token) throws InterruptedException {
    JsonObject nothing = new JsonObject();
    page.call("Page.enable", nothing);
    page.call("Page.bringToFront", nothing); // What is not seen is not painted.
    page.call("Network.enable", nothing);
    page.listen("Network.responseReceived", traffic::answered);
    page.listen("Network.loadingFinished", traffic::finished);
    page.call("Network.emulateNetworkConditions", line());
    page.call("Emulation.setDeviceMetricsOverride", screen());
    page.call("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", WITNESS));
    page.call(
        "Network.setCookie",
        new JsonObject().put("name", "pasu").put("value", token).put("url", url));
    page.call("Page.navigate", new JsonObject().put("url", url + "/"));
    awaitSilence();
    return new PageLoad(
        number(PAINTED), number("window.listed"), traffic.bytes(), traffic.pictureBytes());
  }

  private static JsonObject line() {
    return new JsonObject()
        .put("offline", false)
        .put("latency", ROUND_TRIP_MILLIS)
        .put("downloadThroughput", BYTES_PER_SECOND)
        .put("uploadThroughput", BYTES_PER_SECOND);
  }

  private static JsonObject screen() {
    return new JsonObject()
        .put("width", WIDTH)
        .put("height", HEIGHT)
        .put("deviceScaleFactor", 1)
        .put("mobile", true);
  }

  private void awaitSilence() throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 1_000 / PAUSE_MILLIS; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      if (page.evaluate("window.listed") != null
          && traffic.silentFor().toSeconds() >= SILENCE_SECONDS) {
        return;
      }
    }
    throw CommandFailure.failed(
        "the list is not on the page after a minute, which says: "
            + page.evaluate("document.body.innerText"));
  }

  private double number(String expression) {
    return ((Number) requireNonNull(page.evaluate(expression), expression)).doubleValue();
  }
}
