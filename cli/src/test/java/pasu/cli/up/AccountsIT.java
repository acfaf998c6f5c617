package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who come in, look, and are shown out, in a real browser. */
class AccountsIT {

  private static final String PASSWORD = "nine lives of a cat";
  private static final String NAUGHTY = "Ann <img src=x onerror=document.title=1>";

  @TempDir Path folder;

  private House house;
  private Browser browser;
  private Page operator;

  @BeforeEach
  void open() {
    house = House.open(folder.resolve("data"), "yard=scene:,manual:");
    browser = new Browser();
    operator = browser.page();
    operator.navigate(house.signInLink());
    operator.getByTestId("empty").waitFor();
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void letsSomebodyInWhoWasInvitedAndShowsTheirNameAsText() {
    Page ann = browser.page();
    accept(ann, invitation());

    operator.navigate(house.url() + "/#/settings/people");
    operator.reload();

    operator.getByTestId("member-ann").waitFor();
    assertThat(operator.getByTestId("member-ann").textContent()).contains(NAUGHTY);
    assertThat(operator.locator("[data-testid=member-ann] img").count()).isZero();
    assertThat(ann.locator("body").getAttribute("data-role")).isEqualTo("viewer");
    ann.navigate(house.url() + "/#/settings/account");
    ann.getByTestId("session").waitFor();
    assertThat(ann.getByTestId("to-people").count()).isZero();
    assertThat(ann.getByTestId("passkeys-lead").textContent()).contains("https", "localhost");
    assertThat(ann.getByTestId("passkey-add").count()).isZero();
  }

  @Test
  void saysThatAnInvitationWasUsed() {
    String link = invitation();
    Page newcomer = still();
    newcomer.navigate(link);
    newcomer.getByTestId("invitation-name").waitFor();
    assertThat(Axe.complaints(newcomer)).isEmpty();
    accept(newcomer, link);

    Page late = still();
    late.navigate(link);

    late.getByTestId("invitation-refused").waitFor();
    assertThat(late.getByTestId("invitation-refused").textContent()).contains("used already");
    assertThat(Axe.complaints(late)).isEmpty();
  }

  @Test
  void letsInByNameAndPasswordOnly() {
    accept(browser.page(), invitation());
    Page again = browser.page();
    again.navigate(house.url());

    signIn(again, "not the password");
    again.waitForFunction(
        "() => document.querySelector('[data-testid=signin-error]')?.textContent.includes('not"
            + " let')");
    assertThat(again.locator("body").getAttribute("data-inside")).isEqualTo("false");
    signIn(again, PASSWORD);

    again.getByTestId("empty").waitFor();
  }

  @Test
  void endsTheLivePictureOfWhoIsShownOut() {
    Page ann = browser.page();
    accept(ann, invitation());
    ann.evaluate(
        "() => { const s = new WebSocket(`ws://${location.host}/api/cameras/yard/live`);"
            + " s.onmessage = () => (window.seen = true);"
            + " s.onclose = ({code}) => (window.ended = code); }");
    ann.waitForFunction("() => window.seen");

    assertThat(
            operator.evaluate(
                "() => fetch('/api/sites/home/members/ann', {method: 'DELETE'})"
                    + ".then((it) => it.status)"))
        .isEqualTo(204);

    ann.waitForFunction("() => window.ended");
    assertThat(ann.evaluate("() => window.ended")).isEqualTo(4404);
    assertThat(ann.evaluate("() => fetch('/api/cameras').then((it) => it.text())")).isEqualTo("[]");
  }

  /** Over http browsers have six connections for a server, whatever the number of tabs. */
  @Test
  void answersAlsoTheSeventhTab() {
    Page tab = operator;
    for (int i = 1; i <= 7; i++) {
      tab = operator.context().newPage();
      tab.navigate(house.url());
      tab.getByTestId("empty").waitFor();
    }

    assertThat(tab.evaluate("() => fetch('/api/me').then((it) => it.status)")).isEqualTo(200);
  }

  /** A page on which nothing fades in while it is looked at. */
  private Page still() {
    return browser.page(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private String invitation() {
    operator.navigate(house.url() + "/#/settings/people");
    operator.getByTestId("invite-home").click();
    operator.getByTestId("invite").click();
    String link = operator.getByTestId("invite-link").inputValue();
    operator.keyboard().press("Escape");
    return link;
  }

  private void accept(Page page, String link) {
    page.navigate(link);
    page.getByTestId("invitation-name").fill("ann");
    page.getByTestId("invitation-title").fill(NAUGHTY);
    page.getByTestId("invitation-password").fill(PASSWORD);
    page.getByTestId("invitation-go").click();
    page.getByTestId("empty").waitFor();
  }

  private static void signIn(Page page, String password) {
    page.getByTestId("signin-name").fill("ann");
    page.getByTestId("signin-password").fill(password);
    page.getByTestId("signin-go").click();
  }
}
