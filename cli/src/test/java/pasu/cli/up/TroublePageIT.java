package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.AgentAlive;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;
import pasu.protocol.BusMessages;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * What is wrong is seen on the page: alarms, frames that are missing, a clip that is not there yet.
 */
@Timeout(240)
class TroublePageIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private Path data;
  private final Timer heart = new Timer("agent-9", true);
  private final AtomicReference<List<Alarm>> alarms = new AtomicReference<>(List.of());
  private House house;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    house = House.open(data, "yard=scene:,manual:");
    browser = new Browser();
    page = browser.page();
  }

  @AfterEach
  void close() {
    heart.cancel();
    browser.close();
    house.close();
  }

  @Test
  void showsAnAlarmWhileItIsRaised() {
    signIn();

    alarms.set(List.of(alarm()));
    heart.schedule(beat(), 0, 500);

    part("alarm").waitFor();
    assertThat(part("alarm").textContent())
        .contains("The disk for clips is nearly full", "agent-9", "2 of at least 90 MiB are free");
    Page korean = korean();
    assertThat(korean.getByTestId("alarm").textContent()).contains("agent-9", "여유 공간이 2 MiB입니다");
    assertThat(refusal(korean))
        .isEqualTo("카메라 yard은(는) 이미 있고 연결되어 있습니다. 다른 아이디를 쓰거나 먼저 등록을 해제하세요.");
    korean.context().close();
    page.reload();
    part("alarm").waitFor();
    take("alarm");

    alarms.set(List.of());

    part("alarm").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void waitsForAClipThatIsOpenedRightAfterFiringAndPlaysItWhileItIsRecorded() {
    signIn();
    String running = house.fire("yard");
    house.eventually(() -> house.clip(running), clip -> clip.containsKey("state"));
    String following = house.fire("yard");
    String its = "**/api/clips/" + following;
    sayThatItIsAboutToBegin(its);
    Noted player = Noted.of(page, "[data-testid=player]", "state", "source");

    openClip(following);

    part("soon").waitFor();
    page.unroute(its);
    player.await("recording frames");
    page.waitForFunction(
        "() => Number(document.querySelector('[data-testid=frame]')?.dataset.frames) > 10");
    page.locator("[data-testid=player][data-state=ready]").waitFor();
  }

  /** What the server says until its first frame is stored, however late the page comes to ask. */
  private void sayThatItIsAboutToBegin(String its) {
    page.route(
        its,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(404)
                    .setHeaders(Map.of("Retry-After", "1"))
                    .setContentType("application/problem+json")
                    .setBody("{}")));
  }

  @Test
  void showsWhichFramesOfAClipAreMissing() throws IOException {
    JsonObject clip = house.finishedClip(house.fire("yard"));
    damage(clip.getString("id"));
    signIn();

    openClip(clip.getString("id"));

    int captured = clip.getInteger("frames");
    part("gap")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(part("completeness").textContent())
        .isEqualTo("%d of %d".formatted(captured - 1, captured));
    long missing = clip.getLong("firstFrame") + 20;
    assertThat(part("gaps").textContent()).endsWith("frame " + missing);
    take("gap");
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
  }

  /** Flips a byte of the clip's 21st frame while nothing runs, and has the check say so. */
  private void damage(String clip) throws IOException {
    house.close();
    StoredFrame frame =
        FrameIndex.read(ClipFolder.of(data.resolve("clips"), clip)).frames().get(20);
    byte[] bytes = Files.readAllBytes(frame.file());
    bytes[(int) frame.entry().offset() + 100] ^= 1;
    Files.write(frame.file(), bytes);
    assertThat(Run.of("check", "--data", data.toString()).exitStatus()).isEqualTo(1);
    assertThat(Run.of("check", "--data", data.toString(), "--repair").exitStatus()).isZero();
    house = House.open(data, "yard=scene:,manual:");
  }

  private static Alarm alarm() {
    return AlarmSentence.FULL_NOTHING_MAY_GO.raise(
        "agent-9", Map.of("free", 2, "wanted", 90), Instant.parse("2026-11-23T09:00:00Z"));
  }

  private Page korean() {
    String session = page.context().storageState();
    Page korean = browser.page(new NewContextOptions().setLocale("ko-KR").setStorageState(session));
    korean.navigate(house.url());
    korean.getByTestId("alarm").waitFor();
    return korean;
  }

  /** What a reader is told who adds a camera that is there already. */
  private String refusal(Page reader) {
    reader.navigate(house.url() + "/#/settings/cameras");
    reader.locator("#add-id").fill("yard");
    reader.getByTestId("add-camera").click();
    Object said =
        reader
            .waitForFunction("() => document.querySelector('.note-bad')?.textContent")
            .jsonValue(); // It goes by itself.
    reader.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("refused-korean.png")));
    return said.toString();
  }

  /** An agent's sign of life, said in its place. */
  private TimerTask beat() {
    return new TimerTask() {
      @Override
      public void run() {
        liveOn();
      }
    };
  }

  private void liveOn() {
    AgentAlive alive = new AgentAlive(new Agent("agent-9", 1, false, List.of(), alarms.get()));
    Run.of(
        "bus",
        "request",
        "pasu.agents",
        BusMessages.toNamedJson(alive),
        "--server",
        house.url(),
        "--token-file",
        data.resolve("admin.token").toString());
  }

  private void signIn() {
    page.navigate(house.signInLink());
    page.locator("body[data-inside=true]").waitFor();
    page.waitForFunction("() => !document.querySelector('[data-testid=skeleton]')");
  }

  private void openClip(String id) {
    page.navigate(house.url() + "/#/clip/" + id);
  }

  private Locator part(String name) {
    return page.getByTestId(name);
  }

  /** The page as it is, on a small phone and on a desktop, in light and in dark. */
  private void take(String what) {
    String session = page.context().storageState();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      take(what, "phone-" + scheme, session, reader(360, 740, scheme));
      take(what, "desktop-" + scheme, session, reader(1280, 800, scheme));
    }
  }

  private void take(String what, String name, String session, NewContextOptions reader) {
    Page other = browser.page(reader.setStorageState(session));
    other.navigate(page.url());
    other
        .getByTestId(what)
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(other.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing is wider than the screen")
        .isEqualTo(true);
    other.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(PICTURES.resolve("%s-%s.png".formatted(what, name).toLowerCase(Locale.ROOT))));
    other.context().close();
  }

  private static NewContextOptions reader(int width, int height, ColorScheme scheme) {
    return new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
  }
}
