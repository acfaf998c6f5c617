package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.role.Door;
import pasu.measure.FreePort;
import pasu.protocol.KeyPin;
import pasu.protocol.NetworkRange;
import pasu.web.tls.OwnCertificate;

/** Passkeys in a real browser, which believes our certificate, at each kind of door. */
@Timeout(240)
class PasskeysIT {

  private static final String HOST = "127.0.0.1";
  private static final String NAME = "cams.example.org";
  private static final String NAUGHTY = "Phone <img src=x onerror=document.title=1>";

  /** The first event heard over a WebSocket, after a camera was changed. */
  private static final String EVENT =
      """
      () => new Promise((heard) => {
        const line = new WebSocket(`wss://${location.host}/api/events`);
        const headers = { 'content-type': 'application/json' };
        const [method, body] = ['PATCH', '{"importance":4}'];
        line.onopen = () => fetch('/api/cameras/demo', { method, headers, body });
        line.onmessage = ({ data }) => heard(data);
        line.onclose = () => heard('closed before anything was heard');
      })
      """;

  @TempDir private Path folder;

  private OwnCertificate certificate;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    certificate = new OwnCertificate(folder.resolve("tls"), List.of(NAME));
    browser =
        new Browser(
            "--host-resolver-rules=MAP *.example.org " + HOST,
            "--ignore-certificate-errors-spki-list="
                + pin().text().substring(pin().text().indexOf('/') + 1));
    page = browser.page();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void letsInByOneOverHttpsAndTakesEachSignatureOnce() {
    try (OneMachine pasu = start(new Door(HOST, 0, certificate, List.of(), null))) {
      String door = pasu.url().replace(HOST, NAME);
      addOne(pasu, door);
      page.getByTestId("passkey").getByText("Rename").click();
      page.getByTestId("passkey-title").fill(NAUGHTY);
      page.getByTestId("save").click();
      page.waitForFunction("name => document.body.textContent.includes(name)", NAUGHTY);
      assertThat(page.getByTestId("passkey").textContent()).contains(NAME, "not used yet");

      String signature =
          page.waitForRequest("**/api/sign-in/passkey", () -> comeTo(door)).postData();

      awaitInside();
      assertThat(said("/api/me").getString("user")).isEqualTo("operator");
      assertThat(
              page.evaluate(
                  "async (body) => { await fetch('/api/sign-in/passkey/challenge', {method:"
                      + " 'POST'}); return (await fetch('/api/sign-in/passkey', {method: 'POST',"
                      + " body})).status; }",
                  signature))
          .isEqualTo(401);
      assertThat(page.evaluate("() => fetch('/api/audit?limit=9').then((it) => it.text())") + "")
          .contains("\"action\":\"POST /api/sign-in/passkey\"");
    }
  }

  @Test
  void letsInByOneBehindAProxyAndSaysAtOtherDoorsWhereToGo() throws IOException {
    int port = FreePort.find();
    try (HttpsProxy front = HttpsProxy.before(port, certificate.folder());
        HttpsProxy other = HttpsProxy.before(port, certificate.folder())) {
      String door = "https://%s:%d".formatted(NAME, front.port());
      List<NetworkRange> trusted = List.of(NetworkRange.parse(HOST));
      try (OneMachine pasu = start(new Door(HOST, port, null, trusted, URI.create(door)))) {
        addOne(pasu, door);
        comeTo(door);
        awaitInside();
        assertThat(page.context().cookies()).extracting(it -> it.name).contains("__Host-pasu");
        assertThat(page.evaluate(EVENT)).asString().contains("\"event\":");
        assertThat(browser.complaints()).noneMatch(complaint -> complaint.contains("502"));

        comeTo(door.replaceFirst("\\d+$", "" + other.port()));
        awaitRefusal("passkeys are used at " + door);

        comeTo(door.replace(NAME, "home.example.org"));
        awaitRefusal("has none for home.example.org");
      }
    }
  }

  @Test
  void refusesOneThatWasCopiedAndOneThatWasRemoved() {
    try (OneMachine pasu = start(new Door(HOST, 0))) {
      String door =
          pasu.url().replace(HOST, "localhost"); // At an address of numbers there are none.
      VirtualAuthenticator phone = addOne(pasu, door);
      comeTo(door);
      awaitInside();

      phone.goBackTo(0);
      comeTo(door);
      awaitRefusal("This passkey does not let you in");

      phone.goBackTo(100);
      comeTo(door);
      awaitInside();
      page.evaluate(
          "() => fetch('/api/me/passkeys').then((it) => it.json())"
              + ".then(([{id}]) => fetch(`/api/me/passkeys/${id}`, {method: 'DELETE'}))");
      comeTo(door);
      awaitRefusal("This passkey does not let you in");
    }
  }

  private OneMachine start(Door door) {
    return OneMachine.start(
        new UpSettings(
            folder.resolve("data"), door, List.of(), 3, Duration.ZERO, House.CLIP_LENGTH),
        InstantSource.system());
  }

  /** Signs in by the printed link, and adds a passkey. */
  private VirtualAuthenticator addOne(OneMachine pasu, String door) {
    page.navigate(door + "/sign-in?token=" + pasu.signInToken(false).orElseThrow());
    awaitInside();
    VirtualAuthenticator phone = VirtualAuthenticator.of(page);
    page.navigate(door + "/#/settings/account");
    page.getByTestId("passkey-add").click();
    page.getByTestId("add").click();
    page.getByTestId("passkey").waitFor();
    return phone;
  }

  /** Signs out, and comes to a door with the passkey. */
  private void comeTo(String door) {
    page.evaluate("() => fetch('/api/sign-out', {method: 'POST'})");
    page.navigate(door + "/?again");
    page.getByTestId("signin-passkey").click();
  }

  private void awaitInside() {
    page.locator("body[data-inside=true]").waitFor();
  }

  private void awaitRefusal(String words) {
    page.waitForFunction(
        "(words) =>"
            + " document.querySelector('[data-testid=signin-error]')?.textContent.includes(words)",
        words);
    assertThat(page.locator("body").getAttribute("data-inside")).isEqualTo("false");
  }

  private JsonObject said(String path) {
    return new JsonObject(
        page.evaluate("(path) => fetch(path).then((it) => it.text())", path).toString());
  }

  private KeyPin pin() {
    return KeyPin.of(certificate.current(InstantSource.system().instant()).certificate());
  }
}
