package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.web.ScriptedControlPlane.CLIP;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.protocol.Addresses;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Cause;
import pasu.protocol.EdgeMessage.ChangeCamera;

@ExtendWith(VertxExtension.class)
class InputTest {

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @Test
  void asksTheCatalogForWhatTheQuerySays() {
    rig.get(
        "/api/clips?limit=7&camera=yard&site=home&from=2026-11-22T09:00:00Z"
            + "&before=2026-11-23T09:00:00Z&cause=motion&order=importance");
    rig.get("/api/clips");

    assertThat(rig.controlPlane.asked(ListClips.class))
        .containsExactly(
            new ListClips(
                7,
                "yard",
                "home",
                Instant.parse("2026-11-22T09:00:00Z"),
                Instant.parse("2026-11-23T09:00:00Z"),
                Cause.MOTION,
                Order.IMPORTANCE,
                List.of("home"),
                "viewer"),
            new ListClips(50, null, null, null, null, null, Order.TIME, List.of("home"), "viewer"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=1001,limit",
    "limit=-5,limit",
    "limit=99999999999,limit",
    "limit=x,limit",
    "camera=A%20b,camera",
    "site=../x,site",
    "before=yesterday,before",
    "from=today,from",
    "from=2026-11-23T09:00:00Z&before=2026-11-23T09:00:00Z,from",
    "cause=cat,cause",
    "order=size,order",
  })
  void refusesABadQueryNamingIt(String query, String named) {
    HttpResponse<byte[]> refused = rig.get("/api/clips?" + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Rig.json(refused).getString("detail")).startsWith(named);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/clips?limit=5&offset=5,offset",
    "/api/clips/0123456789abcdef0123456789abcdef?pinned=1,pinned",
    "/api/cameras?online,online",
  })
  void refusesAQueryItDoesNotKnowNamingIt(String path, String named) {
    HttpResponse<byte[]> refused = rig.get(path);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Rig.json(refused).getString("detail")).endsWith("but not [" + named + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/clips/..%2f..%2fetc%2fpasswd",
        "/api/clips/%2e%2e/%2e%2e/etc/passwd",
        "/api/clips/../../etc/passwd",
        "/api/clips/ABCDEF0123456789abcdef0123456789",
        "/api/clips/x/video.mp4",
        "/api/clips/%00/thumbnail.jpg",
        "/api/clips/..%2f/frames/0.jpg",
        "/api/clips/..%5c/frames.mjpg",
        "/..%2fopenapi.yaml",
        "/%2e%2e/openapi.yaml.",
        "/.git/config",
        "/api/cameras/none/snapshot.jpg",
        "/api",
        "/none",
      })
  void knowsNothingAtAPathThatIsNone(String path) {
    HttpResponse<byte[]> refused = rig.get(path);

    assertThat(refused.statusCode()).isIn(400, 404);
    assertThat(Rig.header(refused, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void saysWhichMethodsAPathHas() {
    HttpResponse<byte[]> refused = rig.call("owner", "PATCH", "/api/clips/" + CLIP, "{}");

    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(Rig.header(refused, "Allow")).isEqualTo("DELETE, GET, HEAD");
    assertThat(Rig.header(refused, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void knowsNoMethodAtAPathThatIsNone() {
    assertThat(rig.call("owner", "POST", "/none", "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "7",
        "null",
        "",
        "{\"name\":7}",
        "{\"name\":\"\"}",
        "{\"importance\":\"5\"}",
        "{\"importance\":6}",
        "{\"importance\":2.5}",
        "{\"source\":\"x\"}"
      })
  void refusesABadChangeOfACamera(String body) {
    HttpResponse<byte[]> refused = rig.call("owner", "PATCH", "/api/cameras/yard", body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(rig.controlPlane.asked(ChangeCamera.class)).isEmpty();
  }

  @Test
  void changesWhatIsSaidAndLeavesTheRest() {
    HttpResponse<byte[]> changed =
        rig.call("owner", "PATCH", "/api/cameras/yard", "{\"importance\":5}");

    assertThat(Rig.json(changed).getString("id")).isEqualTo("yard");
    assertThat(rig.controlPlane.asked(ChangeCamera.class))
        .containsExactly(new ChangeCamera("yard", null, 5));
  }

  @Test
  void movesACameraForWhoMayChangeBothSites() {
    String move = "{\"site\":\"shop\"}";

    assertThat(rig.call("owner", "PATCH", "/api/cameras/yard", move).statusCode()).isEqualTo(404);
    assertThat(rig.controlPlane.asked(ChangeCamera.class)).isEmpty();
    assertThat(rig.call("operator", "PATCH", "/api/cameras/yard", move).statusCode())
        .isEqualTo(200);
    assertThat(rig.controlPlane.asked(ChangeCamera.class))
        .containsExactly(new ChangeCamera("yard", null, null, "shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''|true", "{}|true", "{\"pinned\":true}|true", "{\"pinned\":false}|false"})
  void pinsUnlessToldOtherwise(String body, boolean pinned) {
    HttpResponse<byte[]> answer = rig.call("owner", "PUT", "/api/clips/" + CLIP + "/pin", body);

    assertThat(Rig.json(answer).getBoolean("pinned")).isEqualTo(pinned);
    assertThat(rig.controlPlane.asked(PinClip.class)).containsExactly(new PinClip(CLIP, pinned));
  }

  @Test
  void refusesAPinThatIsNeitherTrueNorFalse() {
    assertThat(
            rig.call("owner", "PUT", "/api/clips/" + CLIP + "/pin", "{\"pinned\":1}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesAHugeBody() {
    String huge = "{\"name\":\"" + "x".repeat(70_000) + "\"}";

    HttpResponse<byte[]> refused = rig.call("owner", "PATCH", "/api/cameras/yard", huge);

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(Rig.header(refused, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void removesAClip() {
    assertThat(rig.call("owner", "DELETE", "/api/clips/" + CLIP, "").statusCode()).isEqualTo(204);
    assertThat(rig.call("owner", "DELETE", "/api/clips/" + "0".repeat(32), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void firesACamerasSensor() {
    HttpResponse<byte[]> fired = rig.call("owner", "POST", "/api/cameras/yard/detections", "");

    assertThat(fired.statusCode()).isEqualTo(202);
    assertThat(Rig.json(fired).getString("clip")).isEqualTo(CLIP);
  }

  @ParameterizedTest
  @CsvSource({"none,404", "shed,503", "Yard,404"})
  void firesNoCameraThatIsNotThere(String camera, int status) {
    assertThat(rig.call("owner", "POST", "/api/cameras/" + camera + "/detections", "").statusCode())
        .isEqualTo(status);
  }

  @Test
  void handsARefusalOnAsItIs() {
    rig.controlPlane.cameras.clear();

    HttpResponse<byte[]> refused = rig.call("owner", "PATCH", "/api/cameras/yard", "{}");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(Rig.json(refused).getString("detail")).contains("\"yard\"");
  }

  @Test
  void keepsWhatFailedInsideToItself(Vertx vertx) {
    rig.controlPlane.answer(
        Addresses.fire("shed"),
        _ -> {
          throw new IllegalStateException("jdbc:sqlite:/secret/path");
        });
    rig.controlPlane.cameras.set(1, ScriptedControlPlane.camera("shed", true));

    HttpResponse<byte[]> failed = rig.call("owner", "POST", "/api/cameras/shed/detections", "");

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(Rig.text(failed)).doesNotContain("secret");
  }

  @Test
  void saysWhichPortIsTakenAndWhatToDo(Vertx vertx) {
    GatewayVerticle second =
        new GatewayVerticle(new GatewayOptions(rig.port, rig.clips), rig.now::get);

    assertThatThrownBy(() -> vertx.deployVerticle(second).await())
        .hasMessageContaining("port " + rig.port)
        .hasMessageContaining("--port");
  }

  @Test
  void tellsBrowsersToTrustNobodyElse() {
    HttpResponse<byte[]> page = rig.get("/api/me");

    assertThat(Rig.header(page, "Content-Security-Policy"))
        .contains("default-src 'self';", "frame-ancestors 'none'", "connect-src 'self';");
    assertThat(Rig.header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(Rig.header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(Rig.header(page, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void saysOnceThatAPagesFileDidNotChange() {
    HttpResponse<byte[]> first = rig.call("", "GET", "/openapi.yaml", "");
    HttpResponse<byte[]> second =
        rig.send(
            rig.request("GET", "/openapi.yaml", "")
                .header("If-None-Match", Rig.header(first, "ETag")));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(Rig.header(first, "Cache-Control")).isEqualTo("no-cache");
    assertThat(second.statusCode()).isEqualTo(304);
  }
}
