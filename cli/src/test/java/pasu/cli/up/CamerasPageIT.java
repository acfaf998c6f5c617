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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cameras in the page's settings, in a real Chromium. */
@Timeout(240)
class CamerasPageIT {

  @TempDir private Path folder;
  private House house;
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    house = House.open(folder.resolve("data"), "yard=scene:320x240@10,manual:");
    browser = new Browser();
    page = browser.page();
    page.navigate(house.signInLink());
    page.getByTestId("empty").waitFor();
    page.navigate(house.url() + "/#/settings/cameras");
    line("yard").waitFor();
  }

  @AfterEach
  void close() {
    browser.close();
    house.close();
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
    add("gate");
    line("gate").waitFor();
    Page wall = page.context().newPage();
    wall.navigate(house.url() + "/#/settings/cameras");
    Locator elsewhere = wall.locator("[data-testid=camera-line][data-id=gate]");
    elsewhere.waitFor();

    line("gate").getByTestId("revoke").click();
    page.getByTestId("yes").click();

    Locator.WaitForOptions gone =
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
    line("gate").waitFor(gone);
    elsewhere.waitFor(gone);
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
