package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.measure.SampleVideo;

/**
 * The service worker in a real Chromium. No push service can be reached from there, so pushes are
 * handed to it as the browser would do after decrypting one.
 */
@Timeout(240)
class NotificationIT {

  /** Looks at what is shown until it is so, for a minute. */
  private static final String SHOWN =
      """
      async () => {
        const { ready } = navigator.serviceWorker;
        for (let i = 0; i < 1200; i++) {
          const shown = await (await ready).getNotifications();
          if (CLAIM) {
            return true;
          }
          await new Promise((go) => setTimeout(go, 50));
        }
        return false;
      }
      """;

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
    page.context()
        .grantPermissions(
            List.of("notifications"),
            new BrowserContext.GrantPermissionsOptions().setOrigin(house.url()));
    page.navigate(house.signInLink());
    page.locator("body[data-inside=true]").waitFor();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
  }

  @Test
  void saysWhatHappenedAndWhoseCameraItWas() throws Exception {
    String clip = house.fire("yard");
    house.eventually(() -> house.clip(clip), found -> found.containsKey("camera"));
    String tag = tag("detection of camera yard");
    push("{\"kind\":\"detection\",\"tag\":\"%s\",\"clip\":\"%s\"}".formatted(tag, clip));

    assertShown(
        "shown.length === 1 && shown[0].title === 'Somebody was detected' && shown[0].body ==="
            + " 'yard'");
  }

  @Test
  void saysWhoseCameraIsBackThoughNoneIsLost() throws Exception {
    String tag = tag("edge-lost of camera yard");
    push("{\"kind\":\"edge-lost-over\",\"tag\":\"%s\"}".formatted(tag));

    assertShown(
        "shown.length === 1 && shown[0].title === 'A camera that fell silent is back' &&"
            + " shown[0].body === 'yard'");
  }

  /** What Pasu pushes of a subject, by the key it has drawn (ADR 66). */
  private String tag(String subject) throws Exception {
    String database = "jdbc:sqlite:" + folder.resolve("data").resolve("pasu.db");
    try (Connection connection = DriverManager.getConnection(database);
        ResultSet row =
            connection.createStatement().executeQuery("select private_key from push_key")) {
      assertThat(row.next()).isTrue();
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getUrlDecoder().decode(row.getString(1));
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      byte[] hash = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 24));
    }
  }

  @Test
  void collapsesNotificationsOfACamera() {
    push("{\"kind\":\"edge-lost\",\"tag\":\"a\"}");
    push("{\"kind\":\"edge-lost\",\"tag\":\"a\"}");
    push("{\"kind\":\"disk-full\",\"tag\":\"b\"}");

    assertShown("shown.map(({ tag }) => tag).sort().join() === 'a,b'");
  }

  @Test
  void canBeInstalledAndSaysThatTheServerCannotBeReachedUntilItCan() {
    assertThat(reasonsNotToInstall()).containsOnly("in-incognito"); // Which is the browser's.
    page.context().setOffline(true);
    page.navigate(house.url() + "/?again");
    page.getByTestId("away").waitFor();

    page.context().setOffline(false);

    page.getByTestId("cameras").waitFor();
  }

  private List<String> reasonsNotToInstall() {
    return page
        .context()
        .newCDPSession(page)
        .send("Page.getInstallabilityErrors")
        .getAsJsonArray("installabilityErrors")
        .asList()
        .stream()
        .map(reason -> reason.getAsJsonObject().get("errorId").getAsString())
        .toList();
  }

  private void assertShown(String claim) {
    assertThat(page.evaluate(SHOWN.replace("CLAIM", claim))).as(claim).isEqualTo(true);
  }

  private void push(String text) {
    CDPSession session = page.context().newCDPSession(page);
    AtomicReference<String> registration = new AtomicReference<>("");
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        event ->
            event
                .getAsJsonArray("registrations")
                .forEach(
                    one ->
                        registration.set(
                            one.getAsJsonObject().get("registrationId").getAsString())));
    session.send("ServiceWorker.enable");
    page.waitForCondition(() -> !registration.get().isEmpty());
    JsonObject push = new JsonObject();
    push.addProperty("origin", house.url());
    push.addProperty("registrationId", registration.get());
    push.addProperty("data", text);
    session.send("ServiceWorker.deliverPushMessage", push);
    session.detach();
  }
}
