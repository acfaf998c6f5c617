package pasu.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route, called by everybody, against a real gateway and a real control plane. The camera and
 * the clip in a path are those of the site <em>home</em>.
 */
@ExtendWith(VertxExtension.class)
class RouteMatrixTest {

  /** Who gets what; 200 is what the route's line says. */
  private static final String KINDS =
      """
      kind       | anonymous viewer strange-viewer owner strange-owner operator edge
      anybody    | 200       200    200            200   200           200      200
      person     | 401       200    200            200   200           200      403
      sees       | 401       200    404            200   404           200      403
      changes    | 401       403    404            200   404           200      403
      some-owner | 401       403    403            200   200           200      403
      owns-home  | 401       403    403            200   404           200      403
      moves      | 401       403    404            404   404           200      403
      operator   | 401       403    403            403   403           200      403
      link       | 401       403    403            403   403           200      200
      """;

  /**
   * What kind a call is of, what whoever may gets, and with which body. A route that is missing
   * here fails the test: add a line.
   */
  private static final String ROUTES =
      """
      GET    /                                      anybody    200
      GET    /*                                     anybody    404
      GET    /sign-in                               anybody    200
      GET    /healthz                               anybody    200
      GET    /readyz                                anybody    200
      GET    /openapi.yaml                          anybody    200
      POST   /api/sign-in                           anybody    401 {"name":"nobody-{n}","password":"not-the-right-one"}
      POST   /api/enrolments                        anybody    401 {"code":"ABCD-EFGH"}
      POST   /api/sign-out                          person     204
      GET    /api/me                                person     200
      PUT    /api/me/password                       person     204 {"old":"","new":"a-new-password"}
      GET    /api/me/sessions                       person     200
      DELETE /api/me/sessions/{id}                   person     404
      POST   /api/sign-in/passkey                   anybody    400 {"credential":{}}
      POST   /api/sign-in/passkey/challenge         anybody    200
      GET    /api/me/passkeys                       person     200
      POST   /api/me/passkeys                       person     400 {"title":"Phone","credential":{}}
      POST   /api/me/passkeys/challenge             person     200
      PATCH  /api/me/passkeys/{id}                  person     404 {"title":"Phone"}
      DELETE /api/me/passkeys/{id}                  person     404
      POST   /api/invitations                       owns-home  201 {"role":"viewer","site":"home"}
      POST   /api/invitations                       operator   201 {"role":"operator"}
      POST   /api/invitations                       operator   201 {"role":"viewer","account":"viewer"}
      POST   /api/invitations/look                  anybody    404 {"token":"nobody-gave-it"}
      POST   /api/invitations/accept                anybody    404 {"token":"nobody-gave-it","name":"new","password":"a-new-password"}
      POST   /api/invitations/join                  person     404 {"token":"nobody-gave-it"}
      GET    /api/accounts                          operator   200
      POST   /api/accounts                          operator   201 {"name":"new-{n}","role":"viewer","site":"home"}
      DELETE /api/accounts/{id}                     operator   204
      GET    /api/audit                             some-owner 200
      GET    /api/clips                             person     200
      GET    /api/clips/{id}                        sees       200
      GET    /api/clips/{id}/video.mp4              sees       200
      GET    /api/clips/{id}/thumbnail.jpg          sees       200
      GET    /api/clips/{id}/frames.mjpg            sees       200
      GET    /api/clips/{id}/frames/{n}.jpg         sees       200
      PUT    /api/clips/{id}/pin                    changes    200
      DELETE /api/clips/{id}                        changes    204
      PUT    /api/clips/reviewed                    person     204 {"clips":[]}
      PUT    /api/clips/{id}/reviewed               sees       204
      DELETE /api/clips/{id}/reviewed               sees       204
      GET    /api/cameras                           person     200
      POST   /api/cameras                           operator   201 {"id":"new-{n}","site":"home"}
      PATCH  /api/cameras/{id}                      changes    200 {"importance":4}
      PATCH  /api/cameras/{id}                      moves      409 {"site":"shop"}
      DELETE /api/cameras/{id}                      operator   204
      POST   /api/cameras/{id}/detections           changes    202
      POST   /api/cameras/{id}/mute                 sees       200
      GET    /api/cameras/{id}/live                  sees       426
      GET    /api/cameras/{id}/live.mjpeg            sees       503
      GET    /api/cameras/{id}/snapshot.jpg          sees       503
      GET    /api/sites                             operator   200
      PATCH  /api/sites/{id}                        operator   200 {"plan":"plus"}
      GET    /api/sites/{id}/members                changes    200
      PATCH  /api/sites/{id}/members/{name}         changes    204 {"role":"viewer"}
      DELETE /api/sites/{id}/members/{name}         changes    204
      GET    /api/sites.csv                         operator   200
      GET    /api/plans                             operator   200
      PATCH  /api/plans/{name}                      operator   200 {"clipsKept":100}
      GET    /api/sites/{id}/notifications/channels changes    200
      PUT    /api/sites/{id}/notifications/channels/{name} changes 200 {"enabled":false}
      POST   /api/sites/{id}/notifications/channels/{name}/test changes 400
      POST   /api/push/test                          person     502
      GET    /api/mutes                             person     200
      GET    /api/events                            person     200
      GET    /api/agents                            person     200
      POST   /api/agents/{id}/drain                 operator   404
      GET    /api/nodes                             operator   200
      GET    /api/alarms                            operator   200
      GET    /api/scaling                           operator   200
      PUT    /api/scaling                           operator   200 {"minimum":1}
      GET    /api/push/key                          person     200
      GET    /api/push/notices/{kind}/{tag}         person     404
      POST   /api/push/subscriptions                 person     204 {"endpoint":"https://fcm.googleapis.com/fcm/send/{n}","p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg","device":"phone"}
      DELETE /api/push/subscriptions                person     204 {"endpoint":"https://push.example.org/1"}
      GET    /api/notifications/channels            operator   200
      PUT    /api/notifications/channels/{name}     operator   200 {"enabled":false}
      POST   /api/notifications/channels/{name}/test operator   400
      GET    /metrics                               operator   200
      GET    /link                                   link       426
      """;

  private static final List<Call> CALLS = ROUTES.lines().map(RouteMatrixTest::call).toList();

  private record Call(String route, String kind, int status, String body) {}

  private TwoSites sites;

  @BeforeEach
  void start(Vertx vertx, @TempDir Path folder) throws Exception {
    sites = TwoSites.open(vertx, folder);
  }

  @AfterEach
  void close() {
    sites.close();
  }

  @Test
  void knowsOfEveryRouteWhatKindItIsOf() {
    assertThat(CALLS.stream().map(Call::route).distinct())
        .containsExactlyInAnyOrderElementsOf(sites.routes());
  }

  @TestFactory
  Stream<DynamicTest> answersEverybodyAsTheTableSays() {
    return CALLS.stream()
        .flatMap(call -> expected(call.kind()).entrySet().stream().map(e -> test(call, e)));
  }

  private DynamicTest test(Call call, Map.Entry<String, Integer> expected) {
    String who = expected.getKey();
    int status = expected.getValue() == 200 ? call.status() : expected.getValue();
    return dynamicTest(
        "%s %s by %s".formatted(call.route(), call.body(), who),
        () -> assertThat(sites.call(call.route(), call.body(), who)).isEqualTo(status));
  }

  private static Map<String, Integer> expected(String kind) {
    List<String[]> rows = KINDS.lines().map(RouteMatrixTest::words).toList();
    String[] who = rows.getFirst();
    String[] answers = rows.stream().filter(row -> row[0].equals(kind)).findFirst().orElseThrow();
    Map<String, Integer> expected = new TreeMap<>();
    for (int i = 2; i < who.length; i++) {
      expected.put(who[i], Integer.valueOf(answers[i]));
    }
    return expected;
  }

  private static Call call(String line) {
    String[] words = words(line);
    return new Call(
        words[0] + " " + words[1],
        words[2],
        Integer.parseInt(words[3]),
        words.length > 4 ? words[4] : "");
  }

  private static String[] words(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).toArray(String[]::new);
  }
}
