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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.ChangeSite;

@ExtendWith(VertxExtension.class)
class SitesTest {

  private static final String SHOP =
      "{\"id\":\"shop\",\"plan\":\"premium\",\"clipsKept\":100,\"dedicatedAgent\":true,\"cameras\":4,"
          + "\"streams\":2,\"clips\":61,\"bytes\":1234567890}";

  private static final String PLUS =
      "{\"name\":\"plus\",\"clipsKept\":100,\"width\":1920,\"height\":1080,\"rate\":15,"
          + "\"quality\":85,\"dedicatedAgent\":false}";

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

  @Test
  void givesSitesAsASheet() {
    HttpResponse<byte[]> sheet = rig.call("operator", "GET", "/api/sites.csv", "");

    assertThat(sheet.headers().firstValue("Content-Type"))
        .hasValue("text/csv; charset=utf-8; header=present");
    assertThat(sheet.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"sites.csv\"");
    assertThat(Rig.text(sheet))
        .isEqualTo(
            String.join(
                "\r\n",
                "site,plan,clips_kept,dedicated_agent,cameras,streams,clips,bytes",
                "shop,premium,100,true,4,2,61,1234567890",
                ""));
  }

  @Test
  void listsPlans() {
    assertThat(Rig.text(rig.call("operator", "GET", "/api/plans", ""))).isEqualTo("[" + PLUS + "]");
  }

  @Test
  void changesOnlyWhatIsNamedOfAPlan() {
    HttpResponse<byte[]> changed =
        changePlan("plus", "{\"clipsKept\":200,\"dedicatedAgent\":true}");

    assertThat(Rig.text(changed)).isEqualTo(PLUS);
    assertThat(rig.controlPlane.asked(ChangePlan.class))
        .containsExactly(new ChangePlan("plus", 200, null, null, null, null, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"clipsKept\":0}|clipsKept must be 1 to 10000, but is 0",
        "{\"clipsKept\":1.5}|clipsKept must be a whole number, but is 1.5",
        "{\"width\":9999}|width must be 160 to 3840, but is 9999",
        "{\"height\":481}|height must be even, but is 481",
        "{\"rate\":61}|rate must be 1 to 60, but is 61",
        "{\"quality\":9}|quality must be 10 to 100, but is 9",
        "{\"dedicatedAgent\":\"yes\"}|dedicatedAgent must be true or false, but is yes",
        "{\"price\":1}|but not [price]",
      })
  void refusesAPlanBeyondItsBounds(String body, String reason) {
    HttpResponse<byte[]> refused = changePlan("plus", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Rig.text(refused)).contains(reason);
    assertThat(rig.controlPlane.asked(ChangePlan.class)).isEmpty();
  }

  private HttpResponse<byte[]> changePlan(String plan, String body) {
    return rig.call("operator", "PATCH", "/api/plans/" + plan, body);
  }

  private HttpResponse<byte[]> change(String site, String body) {
    return rig.call("operator", "PATCH", "/api/sites/" + site, body);
  }
}
