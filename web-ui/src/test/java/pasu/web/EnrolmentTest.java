package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.RevokeCamera;

@ExtendWith(VertxExtension.class)
class EnrolmentTest {

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void givesAnOperatorACodeForACamera() throws ReaderException {
    HttpResponse<byte[]> added =
        rig.call("operator", "POST", "/api/cameras", "{\"id\":\"gate\",\"site\":\"shop\"}");

    assertThat(added.statusCode()).isEqualTo(201);
    JsonObject invitation = Rig.json(added);
    assertThat(invitation.getString("code")).isEqualTo("3FK7-QPAM-2XWD"); // No pin on plain http.
    assertThat(invitation.getString("server")).isEqualTo("http://127.0.0.1:" + rig.port);
    assertThat(read(invitation.getJsonArray("qr"))).isEqualTo(invitation.getString("link"));
    assertThat(rig.controlPlane.asked(AddCamera.class))
        .containsExactly(new AddCamera("gate", "shop", null));
  }

  @Test
  void refusesToAddACameraThatIsOnline() {
    assertThat(add("{\"id\":\"yard\"}")).isEqualTo(409);
  }

  @Test
  void addsACameraAgainThatIsOffline() {
    assertThat(add("{\"id\":\"shed\"}")).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":7}",
        "{\"id\":\"Yard\"}",
        "{\"id\":\"gate\",\"site\":\"\"}",
        "{\"id\":\"gate\",\"name\":\"\"}",
        "{\"id\":\"gate\",\"importance\":3}",
      })
  void refusesACameraThatCannotBe(String body) {
    assertThat(add(body)).isEqualTo(400);
  }

  @Test
  void givesAnybodyASecretForACode() {
    HttpResponse<byte[]> enrolled = enrol("{\"code\":\"3FK7-QPAM-2XWD\"}");

    assertThat(Rig.text(enrolled)).isEqualTo("{\"camera\":\"gate\",\"secret\":\"s3cret\"}");
  }

  @Test
  void givesNobodyASecretForAnythingElse() {
    assertThat(enrol("{\"code\":\"3FK7-QPAM-2XWE\"}").statusCode()).isEqualTo(401);
    assertThat(enrol("{}").statusCode()).isEqualTo(400);
  }

  @Test
  void revokesACamera() {
    HttpResponse<byte[]> revoked = rig.call("operator", "DELETE", "/api/cameras/shed", "");

    assertThat(revoked.statusCode()).isEqualTo(204);
    assertThat(rig.controlPlane.asked(RevokeCamera.class))
        .containsExactly(new RevokeCamera("shed"));
  }

  /** As a scanner reads it. */
  private static String read(JsonArray rows) throws ReaderException {
    BitMatrix modules = new BitMatrix(rows.size());
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < rows.size(); x++) {
        if (rows.getString(y).charAt(x) == '1') {
          modules.set(x, y);
        }
      }
    }
    return new Decoder().decode(modules).getText();
  }

  private int add(String body) {
    return rig.call("operator", "POST", "/api/cameras", body).statusCode();
  }

  private HttpResponse<byte[]> enrol(String body) {
    return rig.call("", "POST", "/api/enrolments", body);
  }
}
