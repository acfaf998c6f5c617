package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
    accept(browser.page(), link);

    Page late = browser.page();
    late.navigate(link);

    late.getByTestId("invitation-refused").waitFor();
    assertThat(late.getByTestId("invitation-refused").textContent()).contains("used already");
  }

  @Test
  void letsInByNameAndPasswordOnly() {
    accept(browser.page(), invitation());
    Page again = browser.page();
    again.navigate(house.url());

    signIn(again, "not the password");
    again.waitForFunction(
        "() => document.querySelector('[data-testid=signin-error]').textContent.includes('not let')");
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

    operator.evaluate("() => fetch('/api/sites/home/members/ann', {method: 'DELETE'})");

    ann.waitForFunction("() => window.ended === 4404");
    assertThat(ann.evaluate("() => fetch('/api/cameras').then((it) => it.text())")).isEqualTo("[]");
  }

  @Test
  void letsInByAPasskeyThatWasAddedAndTakesEachSignatureOnce() {
    Page ann = browser.page();
    addPasskey(ann);
    ann.getByTestId("passkey").getByText("Rename").click();
    ann.getByTestId("passkey-title").fill(NAUGHTY);
    ann.getByTestId("save").click();
    ann.waitForFunction("name => document.body.textContent.includes(name)", NAUGHTY);
    assertThat(ann.getByTestId("passkey").textContent()).contains("localhost", "not used yet");

    String signature =
        ann.waitForRequest("**/api/sign-in/passkey", () -> comeByPasskey(ann)).postData();

    ann.getByTestId("empty").waitFor();
    assertThat(ann.evaluate("() => fetch('/api/me').then((it) => it.json()).then((it) => it.user)"))
        .isEqualTo("ann");
    assertThat(
            ann.evaluate(
                "async (body) => { await fetch('/api/sign-in/passkey/challenge', {method: 'POST'});"
                    + " return (await fetch('/api/sign-in/passkey', {method: 'POST', body})).status; }",
                signature))
        .isEqualTo(401);
    assertThat(house.list("/api/audit?limit=9"))
        .anyMatch(
            deed ->
                deed.getString("action").equals("POST /api/sign-in/passkey")
                    && deed.getString("account").equals("ann")
                    && deed.getString("outcome").equals("done"));
  }

  @Test
  void refusesAPasskeyThatWasCopiedAndOneThatWasRemoved() {
    Page ann = browser.page();
    VirtualAuthenticator phone = addPasskey(ann);
    comeByPasskey(ann);
    ann.getByTestId("empty").waitFor();

    phone.goBackTo(0);
    comeByPasskey(ann);
    assertRefused(ann);

    phone.goBackTo(100);
    comeByPasskey(ann);
    ann.getByTestId("empty").waitFor();
    ann.evaluate(
        "() => fetch('/api/me/passkeys').then((it) => it.json())"
            + ".then(([{id}]) => fetch(`/api/me/passkeys/${id}`, {method: 'DELETE'}))");
    comeByPasskey(ann);
    assertRefused(ann);
  }

  /** Has ann come in, and add a passkey. */
  private VirtualAuthenticator addPasskey(Page ann) {
    accept(ann, localhost(invitation())); // At an address of numbers there are none.
    VirtualAuthenticator phone = VirtualAuthenticator.of(ann);
    ann.navigate(localhost(house.url()) + "/#/settings/account");
    ann.getByTestId("passkey-add").click();
    ann.getByTestId("add").click();
    ann.getByTestId("passkey").waitFor();
    return phone;
  }

  private void comeByPasskey(Page page) {
    page.evaluate("() => fetch('/api/sign-out', {method: 'POST'})");
    page.navigate(localhost(house.url()) + "/?again");
    page.getByTestId("signin-passkey").click();
  }

  private static void assertRefused(Page page) {
    page.waitForFunction(
        "() => document.querySelector('[data-testid=signin-error]')"
            + ".textContent.includes('This passkey does not let you in')");
    assertThat(page.locator("body").getAttribute("data-inside")).isEqualTo("false");
  }

  private static String localhost(String url) {
    return url.replace("127.0.0.1", "localhost");
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
