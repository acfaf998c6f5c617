package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;

/** The page in a real Chromium, before all of Pasu and a camera that shows a generated video. */
@Timeout(240)
class PageIT {

  @TempDir private Path folder;
  private House house;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() throws Exception {
    Path video = folder.resolve("yard.avi");
    new SampleVideo(320, 240, 10, 8).write(video);
    house = House.open(folder.resolve("data"), "yard=file:%s,manual:".formatted(video));
    browser = new Browser();
    page = browser.page();
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void letsInByTheLinkAndSaysThatThereIsNoClipYet() {
    page.navigate(house.signInLink());

    part("empty").waitFor();
    assertThat(page.url()).doesNotContain("token");
    assertThat(page.locator("body").getAttribute("data-inside")).isEqualTo("true");
    assertThat(browser.complaints()).allMatch(PageIT::isRefusalOfAStranger);
  }

  @Test
  void letsNobodyInByALinkThatWasUsed() {
    String link = house.signInLink();
    page.navigate(link);
    part("empty").waitFor();

    Page stranger = browser.page();
    stranger.navigate(link);

    stranger.waitForFunction(
        "() => document.querySelector('[data-testid=signin-error]')?.textContent");
    assertThat(stranger.locator("body").getAttribute("data-inside")).isEqualTo("false");
  }

  @Test
  void asksAgainForAnotherViewWhereTheFirstAnswersDidNotCome() {
    signIn();
    String first = "**/api/clips?*";
    page.route(first, route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
    page.reload();
    part("error").waitFor();
    page.unroute(first);

    page.navigate(house.url() + "/#/live");

    part("live").waitFor();
  }

  @Test
  void showsEveryCameraLive() {
    signIn();

    page.navigate(house.url() + "/#/live");

    page.waitForFunction(
        "() => Number(document.querySelector('canvas[data-frames]')?.dataset.frames) > 20");
    assertThat(part("live").getAttribute("data-state")).isEqualTo("live");
    assertThat(page.evaluate("document.querySelector('canvas').width")).isEqualTo(320);
  }

  @Test
  void showsAClipByItselfFromItsBeginningToItsEnd() {
    signIn();
    Page list = page.context().newPage();
    list.navigate(house.url() + "/");
    list.getByTestId("empty").waitFor();
    Noted states = Noted.of(list, "[data-testid=clip] a", "state");
    page.navigate(house.url() + "/#/live");

    part("detect").click();

    states.await("recording");
    list.locator("[data-testid=clip] a[data-state=ready]").waitFor();
    assertThat(list.getByTestId("clip-camera").textContent()).isEqualTo("yard");
    list.waitForFunction(
        "() => document.querySelector('[data-testid=clip] img')?.naturalWidth > 0");
    assertThat(browser.complaints()).allMatch(PageIT::isRefusalOfAStranger);
  }

  @Test
  void playsTheVideoOfAClip() {
    JsonObject clip = house.finishedClip(house.fire("yard"));
    signIn();

    openClip(clip.getString("id"));

    page.locator("[data-testid=player][data-source=video]").waitFor();
    page.waitForFunction("() => document.querySelector('video').currentTime > 1");
    assertThat(((Number) page.evaluate("document.querySelector('video').duration")).doubleValue())
        .isCloseTo(clip.getLong("durationMs") / 1_000.0, within(0.2));
  }

  @Test
  void stepsFromFrameToFrame() {
    JsonObject clip = house.finishedClip(house.fire("yard"));
    signIn();
    openClip(clip.getString("id"));
    page.locator("[data-testid=player][data-state=ready]").waitFor();
    part("step-forward").click(); // Also at its end there is one before that.
    page.locator("[data-testid=player][data-source=frames][data-playing=false]").waitFor();
    int before = toldFrame();

    part("step-back").click();

    awaitDrawn(before - 1);
    part("step-forward").click();
    awaitDrawn(before);
  }

  @Test
  void givesAVideoOfEveryFrame() throws FrameGrabber.Exception {
    JsonObject clip = house.finishedClip(house.fire("yard"));
    signIn();
    openClip(clip.getString("id"));

    Download download = page.waitForDownload(() -> part("download-video").click());

    Path video = folder.resolve("download.mp4");
    download.saveAs(video);
    assertThat(download.suggestedFilename()).startsWith("pasu-yard-").endsWith(".mp4");
    assertThat(frames(video)).isEqualTo(clip.getInteger("frames"));
  }

  private void signIn() {
    page.navigate(house.signInLink());
    page.locator("body[data-inside=true]").waitFor();
    page.waitForFunction("() => !document.querySelector('[data-testid=skeleton]')");
  }

  private void openClip(String id) {
    page.navigate(house.url() + "/#/clip/" + id);
  }

  /** The frame that the player says it is at; people count from one. */
  private int toldFrame() {
    return Integer.parseInt(part("frame-count").textContent().replaceAll("\\D*(\\d+).*", "$1")) - 1;
  }

  private void awaitDrawn(int frame) {
    page.waitForFunction(
        "n => Number(document.querySelector('[data-testid=frame]').dataset.frame) === n", frame);
  }

  private Locator part(String name) {
    return page.getByTestId(name);
  }

  /** A browser tells its console of the 401 that asks for signing in. */
  private static boolean isRefusalOfAStranger(String complaint) {
    return complaint.contains("401");
  }

  private static int frames(Path video) throws FrameGrabber.Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
      grabber.start();
      int frames = 0;
      while (grabber.grabImage() != null) {
        frames++;
      }
      return frames;
    }
  }
}
