package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the page with clips in it, in {@code target/screenshots}, for people to look at. */
@Timeout(240)
class PagePicturesIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private Path folder;
  private House house;
  private Browser browser;
  private String clip = "";

  @BeforeEach
  void open() {
    house =
        House.open(
            folder.resolve("data"),
            "front-door=scene:,manual:",
            "yard=scene:,manual:",
            "garage=scene:,manual:");
    browser = new Browser();
    clip = house.fire("front-door");
    house.finishedClip(house.fire("yard"));
    house.finishedClip(clip);
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void areTakenOnAPhoneAndOnADesktopInLightAndInDark() {
    Page phone = browser.page(reader(390, 844, ColorScheme.LIGHT));
    phone.navigate(house.signInLink());
    phone.locator("[data-testid=clip]").first().waitFor();
    String session = phone.context().storageState();

    takeAll("phone-light", phone);
    takeAll("phone-dark", inside(reader(390, 844, ColorScheme.DARK), session));
    takeAll("desktop-light", inside(reader(1280, 800, ColorScheme.LIGHT), session));
    takeAll("desktop-dark", inside(reader(1280, 800, ColorScheme.DARK), session));

    assertThat(PICTURES).isDirectoryContaining("glob:**/desktop-dark-clips.png");
  }

  private void takeAll(String name, Page page) {
    take(name, page, "clips", "#/clips", "img.naturalWidth > 0", "[data-testid=clip] img");
    take(name, page, "clip", "#/clip/" + clip, "true", "[data-source=video]");
    take(name, page, "live", "#/live", "true", "[data-testid=live][data-state=live]");
    take(name, page, "mesh", "#/mesh", "true", "[data-testid=agent]");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing is wider than the screen")
        .isEqualTo(true);
  }

  /** Goes there, waits for all elements to be as told, and takes the whole page. */
  private void take(
      String name, Page page, String view, String route, String claim, String elements) {
    page.navigate(house.url() + "/" + route);
    page.waitForFunction(
        "which => { const all = [...document.querySelectorAll(which)];"
            + " return all.length > 0 && all.every((img) => %s); }".formatted(claim),
        elements);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(PICTURES.resolve(name + "-" + view + ".png")));
  }

  private Page inside(NewContextOptions reader, String session) {
    return browser.page(reader.setStorageState(session));
  }

  private static NewContextOptions reader(int width, int height, ColorScheme scheme) {
    return new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
  }
}
