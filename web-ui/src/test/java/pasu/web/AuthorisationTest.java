package pasu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.ClipMessage.Stored;
import pasu.web.live.LivePace;
import pasu.web.route.Access;
import pasu.web.route.Row;

@ExtendWith(VertxExtension.class)
class AuthorisationTest {

  private static final List<String> CALLERS =
      List.of("", "nobody", "viewer", "owner", "operator", "gate");

  private Rig rig;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path clips) {
    rig = Rig.start(vertx, clips);
  }

  @TestFactory
  Stream<DynamicTest> everyRouteLetsInWhoMayAndNobodyElse(Vertx vertx) {
    List<Row> rows =
        new Gateway(vertx, new GatewayOptions(0, rig.clips), LivePace.DEFAULT, rig.now::get)
            .routes()
            .rows();
    return rows.stream()
        .flatMap(
            row ->
                CALLERS.stream()
                    .map(
                        who ->
                            dynamicTest(
                                "%s %s by \"%s\"".formatted(row.method(), row.path(), who),
                                () -> assertAdmitted(row, who))));
  }

  private void assertAdmitted(Row row, String who) {
    String path =
        row.path()
            .replace("/clips/{id}", "/clips/" + ScriptedControlPlane.CLIP)
            .replace("/sites/{id}", "/sites/home")
            .replace("{id}", "shed") // Offline, hence answered at once.
            .replace("{n}", "0")
            .replace("{name}", "push")
            .replace("{kind}", "edge-lost")
            .replace("{tag}", "tag")
            .replace("*", "none.js");
    Map<String, Role> tokens = Map.copyOf(rig.controlPlane.tokens);
    int status = rig.open(Rig.as(who, rig.request(row.method().name(), path, ""))).statusCode();
    rig.controlPlane.tokens.putAll(tokens); // One route signs out.
    int refusal = refusal(row.access(), who);
    if (refusal == 0) {
      assertThat(status).isNotIn(401, 403, 405, 500);
    } else {
      assertThat(status).isEqualTo(refusal);
    }
  }

  /** What is answered to who may not call; 0 for who may. */
  private int refusal(Access access, String who) {
    Role role = rig.controlPlane.tokens.get(who);
    if (access == Access.ANONYMOUS) {
      return 0;
    }
    return role == null ? 401 : access.allows(role) ? 0 : 403;
  }

  @Test
  void refusesAnUnknownTokenAsAProblem() {
    HttpResponse<byte[]> refused = rig.call("nobody", "GET", "/api/clips", "");

    assertThat(Rig.header(refused, "WWW-Authenticate")).startsWith("Bearer");
    assertThat(Rig.header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(Rig.json(refused).getInteger("status")).isEqualTo(401);
  }

  @Test
  void namesARefusalByACodeAndItsValues() {
    JsonObject problem = Rig.json(rig.get("/api/clips?limit=0"));

    assertThat(problem.getString("code")).isEqualTo("value-wrong");
    assertThat(problem.getJsonObject("values").getMap())
        .containsOnly(entry("field", "limit"), entry("wanted", "1 to 1000"), entry("value", "0"));
    assertThat(problem.getString("detail")).isEqualTo("limit must be 1 to 1000, but is \"0\"");
  }

  @Test
  void asksOnceForManyRequestsInAMoment() {
    rig.get("/api/clips");
    rig.get("/api/clips");

    assertThat(rig.controlPlane.asked(Authenticate.class)).hasSize(1);
  }

  @Test
  void asksAgainAfterAMoment() {
    rig.get("/api/clips");
    rig.controlPlane.tokens.remove("viewer");
    rig.now.set(ScriptedControlPlane.STARTED.plusSeconds(2));

    assertThat(rig.get("/api/clips").statusCode()).isEqualTo(401);
  }

  @Test
  void servesThePageForALinkWithoutUsingItsTokenUp() {
    rig.call("", "GET", "/sign-in?token=once", "");

    assertThat(rig.call("", "POST", "/api/sign-in", "{\"token\":\"once\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void givesATokenForASessionNoScriptCanRead() {
    HttpResponse<byte[]> signedIn = rig.call("", "POST", "/api/sign-in", "{\"token\":\"once\"}");

    assertThat(Rig.header(signedIn, "Set-Cookie"))
        .startsWith("pasu=session-1;")
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Domain");
  }

  @Test
  void believesNobodyWhoSaysThatHeTookOffTheHttps() {
    HttpResponse<byte[]> signedIn =
        rig.send(
            rig.request("POST", "/api/sign-in", "{\"token\":\"once\"}")
                .header("X-Forwarded-Proto", "https"));

    assertThat(Rig.header(signedIn, "Set-Cookie")).startsWith("pasu=").doesNotContain("Secure");
  }

  @Test
  void refusesAWrongSignIn() {
    assertThat(rig.call("", "POST", "/api/sign-in", "{\"token\":\"x\"}").statusCode())
        .isEqualTo(401);
    assertThat(rig.call("", "POST", "/api/sign-in", "{\"token\":7}").statusCode()).isEqualTo(400);
    assertThat(rig.call("", "POST", "/api/sign-in", "{").statusCode()).isEqualTo(400);
    assertThat(rig.call("", "POST", "/api/sign-in", "[]").statusCode()).isEqualTo(400);
  }

  @Test
  void keepsOneRefusalOfAStrangerAMinute() {
    rig.controlPlane.answer(Addresses.DEEDS, _ -> Future.succeededFuture(new Stored()));
    for (int i = 0; i < 3; i++) {
      rig.call("", "POST", "/api/sign-in", "{\"token\":\"x\"}");
    }
    rig.until(() -> metrics().contains("pasu_audit_left_out_total{path=\"/api/sign-in\"} 2\n"));
    assertThat(rig.controlPlane.asked(Keep.class)).hasSize(1);

    rig.now.set(ScriptedControlPlane.STARTED.plusSeconds(60));
    rig.call("", "POST", "/api/sign-in", "{\"token\":\"x\"}");
    rig.until(() -> rig.controlPlane.asked(Keep.class).size() == 2);
  }

  private String metrics() {
    return Rig.text(rig.call("operator", "GET", "/metrics", ""));
  }

  @Test
  void knowsWhoIsSignedIn() {
    rig.controlPlane.tokens.put("session-1", Role.OWNER);

    HttpResponse<byte[]> me =
        rig.send(rig.request("GET", "/api/me", "").header("Cookie", "pasu=session-1"));

    assertThat(Rig.text(me))
        .isEqualTo("{\"user\":\"session-1\",\"role\":\"owner\",\"sites\":{\"home\":\"owner\"}}");
  }

  @Test
  void forgetsWhoSignedOutAtOnce() {
    rig.controlPlane.tokens.put("session-1", Role.OWNER);
    assertThat(changeByCookie("http://127.0.0.1:" + rig.port)).isEqualTo(200);

    rig.call("session-1", "POST", "/api/sign-out", "");

    assertThat(rig.call("session-1", "GET", "/api/me", "").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesWhatAnotherSitesPageMakesABrowserDo() {
    rig.controlPlane.tokens.put("session-1", Role.OWNER);

    assertThat(changeByCookie("http://evil.example")).isEqualTo(403);
    assertThat(changeByCookie("null")).isEqualTo(403);
    assertThat(changeByCookie("http://127.0.0.1:1")).isEqualTo(403);
  }

  @Test
  void refusesToSignInFromAnotherSitesPage() {
    HttpResponse<byte[]> refused =
        rig.send(
            rig.request("POST", "/api/sign-in", "{\"token\":\"once\"}")
                .header("Origin", "http://evil.example"));

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  private int changeByCookie(String origin) {
    return rig.send(
            rig.request("PUT", "/api/clips/%s/pin".formatted(ScriptedControlPlane.CLIP), "")
                .headers("Cookie", "pasu=session-1", "Origin", origin))
        .statusCode();
  }
}
