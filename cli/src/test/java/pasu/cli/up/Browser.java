package pasu.cli.up;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's own Chromium. Belongs to one thread. */
public final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** A page may take its time on a busy machine. */
  private static final double PATIENCE_MILLIS = 60_000;

  /** How many times slower than it could a page calculates; finds what a slow day breaks. */
  private static final int SLOWER = Integer.getInteger("pasu.browser.slower", 1);

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  /** With further options of its command. */
  public Browser(String... options) {
    List<String> all = new ArrayList<>(List.of("--no-sandbox", "--disable-background-networking"));
    all.addAll(List.of(options));
    chromium =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(all));
  }

  /** A page of a reader who was never here before; British unless said otherwise. */
  public Page page(com.microsoft.playwright.Browser.NewContextOptions reader) {
    BrowserContext context =
        chromium.newContext(reader.locale == null ? reader.setLocale("en-GB") : reader);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    slowDown(page);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  public Page page() {
    return page(new com.microsoft.playwright.Browser.NewContextOptions());
  }

  /** What pages wrote to the console as errors, and what they did not catch. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static void slowDown(Page page) {
    if (SLOWER > 1) {
      JsonObject wish = new JsonObject();
      wish.addProperty("rate", SLOWER);
      page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", wish);
    }
  }

  private static Path executable() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium; run .ci/prepare"));
  }
}
