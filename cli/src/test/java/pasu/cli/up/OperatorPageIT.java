package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator sets up on a narrow phone: plans, sites, and over which channels people hear.
 */
@Timeout(240)
class OperatorPageIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final int NARROW = 320;

  @TempDir private Path data;
  private final BlockingQueue<String> hooked = new LinkedBlockingQueue<>();
  private HttpServer hook;
  private House house;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          hooked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    hook.start();
    house = House.open(data, "yard=scene:320x240@10,manual:");
    browser = new Browser();
    page =
        browser.page(
            new NewContextOptions().setViewportSize(NARROW, 720).setColorScheme(ColorScheme.DARK));
    page.navigate(house.signInLink());
    page.locator("body[data-inside=true]").waitFor();
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
    hook.stop(0);
  }

  @Test
  void changesPlansAndWhichSiteHasWhich() {
    show("sites");
    part("plan-of-home").selectOption("plus");

    part("site-home").getByText("of 100").waitFor();
    assertThat(house.list("/api/sites").getFirst().getString("plan")).isEqualTo("plus");

    part("plan-basic").locator("summary").click();
    page.locator("#basic-clipsKept").fill("30");
    page.locator("#basic-width").fill("1600");
    take("plans-dark");
    part("save-basic").click();

    part("plan-basic").getByText("30 clips, 1600 × 720, 15 frames/s").waitFor();
    take("sites-dark");
    fits();
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
  }

  @Test
  void givesTheBillAsAFile() {
    show("sites");

    var download = page.waitForDownload(() -> part("sheet").click());

    assertThat(download.suggestedFilename()).isEqualTo("sites.csv");
    assertThat(download.path()).content().startsWith("site,plan,").contains("home,basic,50,false");
  }

  @Test
  void setsAChannelUpAndTriesIt() throws InterruptedException {
    show("notifications");
    part("channel-all-webhook").locator("summary").click();
    page.locator("#all-webhook-url")
        .fill("http://127.0.0.1:%d/hook".formatted(hook.getAddress().getPort()));
    page.locator("#all-webhook-secret").fill("0123456789abcdef");
    page.locator("#all-webhook-on").check();
    part("save-all-webhook").click();
    page.getByText("Saved.").waitFor();

    part("try-all-webhook").click();

    part("result-all-webhook")
        .filter(new Locator.FilterOptions().setHasText("The test was sent."))
        .waitFor();
    assertThat(told()).isEqualTo("test");
    take("notifications-dark");
    house.fire("yard");
    assertThat(told()).isEqualTo("detection");

    hook.stop(0);
    part("try-all-webhook").click();
    page.locator("[data-testid=result-all-webhook].bad").waitFor();
    assertThat(part("result-all-webhook").textContent()).contains("refused");
    page.reload();
    part("channel-all-webhook").locator("summary").click();
    assertThat(page.locator("#all-webhook-secret").inputValue()).isEmpty();
    fits();
  }

  @Test
  void mutesACameraForAnHourAndEndsThat() {
    page.evaluate("localStorage.setItem('pasu.language', 'ko')");
    page.reload();
    show("notifications");

    part("mute-yard").locator("button").click();
    part("mute-yard").getByText("까지 꺼짐").waitFor();
    assertThat(house.list("/api/mutes")).hasSize(1);
    take("mutes-korean");

    part("mute-yard").locator("button").click();
    part("mute-yard").getByText("한 시간 끄기").waitFor();
    fits();
  }

  private String told() throws InterruptedException {
    String body = hooked.poll(60, TimeUnit.SECONDS);
    assertThat(body).isNotNull();
    return new JsonObject(body).getString("kind");
  }

  private void show(String section) {
    page.navigate(house.url() + "/#/settings/" + section);
    part("section-" + section).waitFor();
  }

  private Locator part(String id) {
    return page.getByTestId(id);
  }

  /** Nothing makes the page wider than the phone. */
  private void fits() {
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue()).isLessThanOrEqualTo(NARROW);
  }

  private void take(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }
}
