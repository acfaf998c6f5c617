package pasu.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cameras in the page's settings, and what is wrong with one, in a real Chromium. */
@Timeout(240)
class CamerasPageIT {

  private static House house;
  private Browser browser;
  private Page page;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = House.open(folder.resolve("data"), "yard=scene:320x240@10,gpio:17,chip=77");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void signIn() {
    browser = new Browser();
    page = browser.page();
    page.navigate(house.signInLink());
    page.getByTestId("empty").waitFor();
    page.navigate(house.url() + "/#/settings/cameras");
    line("yard").waitFor();
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  @Test
  void giveAnOperatorACodeThatAScannerReadsOffTheScreen() throws Exception {
    add("gate");

    String code = page.getByTestId("code").textContent();
    String link = "%s/#/enrol/%s".formatted(house.url(), code);
    assertThat(page.getByTestId("command-package").textContent())
        .isEqualTo("sudo pasu-edge enrol '%s'".formatted(link));
    assertThat(page.getByTestId("command-tree").textContent())
        .isEqualTo("./pasu edge enrol %s --server %s".formatted(code, house.url()));
    assertThat(scanned(page.getByTestId("qr"))).isEqualTo(link);
    line("gate").waitFor();
    assertThat(Axe.complaints(page)).isEmpty();

    page.navigate(link); // As a telephone does with what it scanned.

    page.getByTestId("enrol").waitFor();
    assertThat(page.getByTestId("command-package").textContent()).contains("'%s'".formatted(link));
    assertThat(page.getByTestId("command-tree").textContent()).contains(code);
    assertThat(Axe.complaints(page)).isEmpty();
    assertThat(browser.complaints())
        .allMatch(said -> said.contains("401")); // Of who was a stranger.
  }

  @Test
  void loseARevokedCameraOnEveryOpenPage() {
    add("shed");
    line("shed").waitFor();
    Page wall = page.context().newPage();
    wall.navigate(house.url() + "/#/settings/cameras");
    Locator elsewhere = wall.locator("[data-testid=camera-line][data-id=shed]");
    elsewhere.waitFor();

    line("shed").getByTestId("revoke").click();
    page.getByTestId("yes").click();

    Locator.WaitForOptions gone =
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    line("shed").waitFor(gone);
    elsewhere.waitFor(gone);
  }

  @Test
  void sayBesideTheLivePictureWhatIsWrongWithASensor() {
    page.navigate(house.url() + "/#/live");

    Locator sensors =
        page.locator("[data-testid=live][data-id=yard] [data-testid=sensors]:has-text('gpio')");
    assertThat(sensors.textContent())
        .isEqualTo(
            "sensor problem: there is no /dev/gpiochip77; this machine has no such GPIO chip"
                + " (gpiodetect lists them)");
  }

  private void add(String id) {
    page.locator("#add-id").fill(id);
    page.getByTestId("add-camera").click();
    page.getByTestId("invitation").waitFor();
  }

  private Locator line(String id) {
    return page.locator("[data-testid=camera-line][data-id=%s]".formatted(id));
  }

  private static String scanned(Locator place) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(place.screenshot()));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    RGBLuminanceSource light = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
  }
}
