package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.SiteMessage.ChangeSite;

@ExtendWith(VertxExtension.class)
class SitesTest {

  private static final String SHOP =
      "{\"id\":\"shop\",\"plan\":\"premium\",\"clipsKept\":100,\"dedicatedAgent\":true,\"cameras\":4}";

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void listsSitesWithTheirPlans() {
    assertThat(Rig.text(rig.call("operator", "GET", "/api/sites", ""))).isEqualTo("[" + SHOP + "]");
  }

  @Test
  void givesASiteAnotherPlan() {
    HttpResponse<byte[]> changed = change("shop", "{\"plan\":\"premium\"}");

    assertThat(Rig.text(changed)).isEqualTo(SHOP);
    assertThat(rig.controlPlane.asked(ChangeSite.class))
        .containsExactly(new ChangeSite("shop", "premium"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"plan\":7}", "{\"plan\":\"No Plan\"}", "{\"clips\":9}"})
  void refusesWhatIsNoPlan(String body) {
    assertThat(change("shop", body).statusCode()).isEqualTo(400);
  }

  private HttpResponse<byte[]> change(String site, String body) {
    return rig.call("operator", "PATCH", "/api/sites/" + site, body);
  }
}
