package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every view of the page against WCAG 2.2 AA, as far as axe-core can tell. */
@Timeout(600)
class AccessibilityIT {

  /** Where to go, and what is there once the view is. */
  private static final List<List<String>> VIEWS =
      List.of(
          List.of("#/clips", "clip"),
          List.of("#/clips?cause=timer", "empty"),
          List.of("#/clip/%s", "download-video"),
          List.of("#/clip/00000000000000000000000000000000", "gone"),
          List.of("#/live", "live"),
          List.of("#/live/yard", "large"),
          List.of("#/mesh", "agent"),
          List.of("#/settings", "settings"),
          List.of("#/settings/display", "language-en"),
          List.of("#/settings/notifications", "section-notifications"),
          List.of("#/settings/sites", "section-sites"),
          List.of("#/settings/people", "account-operator"),
          List.of("#/settings/account", "session"),
          List.of("#/nowhere", "error"));

  private static final List<List<String>> DIALOGS =
      List.of(
          List.of("#/clips", "help", "help-dialog"),
          List.of("#/clip/%s", "delete", "delete-dialog"),
          List.of("#/live/yard", "edit", "camera-dialog"),
          List.of("#/settings/people", "invite-home", "invite-dialog"),
          List.of("#/settings/account", "passkey-add", "passkey-dialog"));

  @TempDir private Path folder;
  private House house;
  private Browser browser;
  private String clip = "";
  private String session = "";

  @BeforeEach
  void open() {
    house = House.open(folder.resolve("data"), "yard=scene:,manual:", "door=scene:,manual:");
    browser = new Browser();
    clip = house.fire("yard");
    house.finishedClip(clip);
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void isGivenOnPhonesAndDesktopsInLightAndInDarkInBothLanguages() {
    List<String> broken = new ArrayList<>();
    Page stranger = reader(390, ColorScheme.LIGHT, "en-GB");
    stranger.navigate(url());
    stranger.getByTestId("signin").waitFor();
    broken.addAll(check("door", stranger));
    stranger.navigate(url() + "/offline.html");
    broken.addAll(check("offline", stranger));
    stranger.navigate(house.signInLink().replace(house.url(), url()));
    stranger.getByTestId("clip").waitFor();
    session = stranger.context().storageState();

    broken.addAll(all("320 px", reader(320, ColorScheme.LIGHT, "en-GB")));
    broken.addAll(all("320 px dark Korean", reader(320, ColorScheme.DARK, "ko-KR")));
    broken.addAll(all("desktop", reader(1280, ColorScheme.LIGHT, "ko-KR")));
    broken.addAll(all("desktop dark", reader(1280, ColorScheme.DARK, "en-GB")));

    assertThat(broken).isEmpty();
  }

  private List<String> all(String name, Page page) {
    List<String> broken = new ArrayList<>();
    for (List<String> view : VIEWS) {
      go(page, view.get(0), view.get(1));
      broken.addAll(check(name + " " + view.get(0), page));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("%s: nothing of %s is wider than the screen", name, view.get(0))
          .isEqualTo(true);
    }
    for (List<String> dialog : DIALOGS) {
      go(page, dialog.get(0), dialog.get(1));
      page.getByTestId(dialog.get(1)).first().click();
      page.getByTestId(dialog.get(2)).waitFor();
      broken.addAll(check(name + " " + dialog.get(2), page));
      page.keyboard().press("Escape");
    }
    return broken;
  }

  /** By a name, where passkeys can be had. */
  private String url() {
    return house.url().replace("127.0.0.1", "localhost");
  }

  private void go(Page page, String route, String part) {
    page.navigate(url() + "/" + route.formatted(clip));
    page.getByTestId(part).first().waitFor();
  }

  /** Also of what a reader opens. */
  private static List<String> check(String name, Page page) {
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => (it.open = true))");
    return Axe.complaints(page).stream().map(it -> name + ": " + it).toList();
  }

  private Page reader(int width, ColorScheme scheme, String locale) {
    NewContextOptions options =
        new NewContextOptions()
            .setViewportSize(width, 800)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale(locale);
    return browser.page(session.isEmpty() ? options : options.setStorageState(session));
  }
}
