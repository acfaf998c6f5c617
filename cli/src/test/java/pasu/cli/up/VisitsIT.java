package pasu.cli.up;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;

/** What the page makes of clips that belong together, and of what its reader has seen. */
@Timeout(240)
class VisitsIT {

  @TempDir private Path folder;
  private House house;
  private Browser browser;
  private Page page;
  private String first = "";
  private String second = "";

  @BeforeEach
  void open() throws Exception {
    Path video = folder.resolve("yard.avi");
    new SampleVideo(320, 240, 10, 8).write(video);
    house = House.open(folder.resolve("data"), "yard=file:%s,manual:".formatted(video));
    browser = new Browser();
    page = browser.page();
    first = house.fire("yard");
    house.eventually(() -> house.clip(first), clip -> clip.getInteger("frameCount", 0) > 0);
    second = house.fire("yard");
    house.finishedClip(first);
    house.finishedClip(second);
    signIn(page);
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void areOneInTheListAndPlayAsOneUntilTheyAreReviewed() {
    assertThat(page.getByTestId("clip")).hasCount(1);
    assertThat(page.getByTestId("clip-count")).hasText("2 clips");
    assertThat(page.getByTestId("clip-fresh")).isVisible();
    page.waitForFunction("() => document.title.startsWith('(1)')");

    Noted player = Noted.of(page, "[data-testid=player]", "id", "playing");
    page.getByTestId("clip").locator("a").click();

    player.await(first + " true");
    player.await(second + " true");
    player.await(second + " false");
    page.waitForFunction("() => !document.title.startsWith('(')");
    page.navigate(house.url() + "/#/clips");
    page.reload();
    page.getByTestId("clip").waitFor();
    assertThat(page.getByTestId("clip-fresh")).isHidden();
  }

  @Test
  void areMarkedAllTogether() {
    page.getByTestId("review-all").click();

    assertThat(page.getByTestId("clip-fresh")).isHidden();
    assertThat(page.getByTestId("review-all")).isHidden();
    assertThat(page.getByTestId("unreviewed")).isHidden();
  }

  @Test
  void areFilteredByWhatStandsInTheAddress() {
    page.getByTestId("filter-cause").selectOption("timer");

    page.getByTestId("empty").waitFor();
    assertThat(page.url()).contains("cause=timer");
    page.reload();
    page.getByTestId("empty").waitFor();
    assertThat(page.getByTestId("filter-cause")).hasValue("timer");

    page.getByTestId("all").click();

    page.getByTestId("clip").waitFor();
    page.getByTestId("filter-day").fill("2020-02-29");
    page.getByTestId("empty").waitFor();
    assertThat(page.url()).contains("day=2020-02-29");
  }

  @Test
  void moveWhileAMouseRestsOnThem() {
    page.getByTestId("clip").hover();

    page.waitForFunction("() => document.querySelector('[data-testid=preview]')?.naturalWidth > 0");
    page.mouse().move(0, 0);
    assertThat(page.getByTestId("preview")).hasCount(0);
  }

  @Test
  void stayStillForThoseWhoWantLessMotion() {
    Page calm =
        browser.page(
            new NewContextOptions()
                .setStorageState(page.context().storageState())
                .setReducedMotion(ReducedMotion.REDUCE));
    List<String> asked = new CopyOnWriteArrayList<>();
    calm.navigate(house.url());
    calm.getByTestId("clip").waitFor();
    calm.onRequest(request -> asked.add(request.url()));

    calm.getByTestId("clip").hover();

    calm.waitForTimeout(1_000); // Far longer than a mouse has to rest.
    assertThat(asked).noneMatch(url -> url.contains("/frames/"));
  }

  @Test
  void areWhollyReachedByKeyboard() {
    page.getByTestId("review-all").focus();
    page.keyboard().press("Tab");
    assertThat(page.getByTestId("filter-day")).isFocused();

    page.getByTestId("clip").locator("a").focus();
    page.keyboard().press("Enter");

    page.locator("[data-testid=player][data-state=ready]").waitFor();
    page.keyboard().press(" ");
    page.locator("[data-testid=player][data-playing=false]").waitFor();
    page.keyboard().press("Escape");
    page.getByTestId("clip").waitFor();
  }

  private void signIn(Page reader) {
    reader.navigate(house.signInLink());
    reader.getByTestId("clip").waitFor();
  }
}
