package pasu.cli.access;

import static java.util.stream.Collectors.toMap;
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

  /** Who gets what; 200 is any answer but a refusal. */
  private static final String KINDS =
      """
      kind       | anonymous viewer strange-viewer owner strange-owner operator edge
      anybody    | 200       200    200            200   200           200      200
      person     | 401       200    200            200   200           200      403
      sees       | 401       200    404            200   404           200      403
      changes    | 401       403    404            200   404           200      403
      some-owner | 401       403    403            200   200           200      403
      operator   | 401       403    403            403   403           200      403
      link       | 401       403    403            403   403           200      200
      """;

  /** What kind a route is of. A route that is missing here fails the test: add a line. */
  private static final String ROUTES =
      """
      GET    /                                      anybody
      GET    /*                                     anybody
      GET    /sign-in                               anybody
      GET    /healthz                               anybody
      GET    /readyz                                anybody
      GET    /openapi.yaml                          anybody
      POST   /api/sign-in                           anybody
      POST   /api/enrolments                        anybody
      POST   /api/sign-out                          person
      GET    /api/me                                person
      PUT    /api/me/password                       person
      GET    /api/me/sessions                       person
      DELETE /api/me/sessions/{id}                  person
      POST   /api/invitations                       some-owner
      POST   /api/invitations/look                  anybody
      POST   /api/invitations/accept                anybody
      POST   /api/invitations/join                  person
      GET    /api/accounts                          operator
      POST   /api/accounts                          operator
      DELETE /api/accounts/{id}                     operator
      GET    /api/audit                             some-owner
      GET    /api/clips                             person
      GET    /api/clips/{id}                        sees
      GET    /api/clips/{id}/video.mp4              sees
      GET    /api/clips/{id}/thumbnail.jpg          sees
      GET    /api/clips/{id}/frames.mjpg            sees
      GET    /api/clips/{id}/frames/{n}.jpg         sees
      PUT    /api/clips/{id}/pin                    changes
      DELETE /api/clips/{id}                        changes
      PUT    /api/clips/reviewed                    person
      PUT    /api/clips/{id}/reviewed               sees
      DELETE /api/clips/{id}/reviewed               sees
      GET    /api/cameras                           person
      POST   /api/cameras                           operator
      PATCH  /api/cameras/{id}                      changes
      DELETE /api/cameras/{id}                      operator
      POST   /api/cameras/{id}/detections           changes
      POST   /api/cameras/{id}/mute                 sees
      GET    /api/cameras/{id}/live                 sees
      GET    /api/cameras/{id}/live.mjpeg           sees
      GET    /api/cameras/{id}/snapshot.jpg         sees
      GET    /api/sites                             operator
      PATCH  /api/sites/{id}                        operator
      GET    /api/sites/{id}/members                changes
      PATCH  /api/sites/{id}/members/{name}         changes
      DELETE /api/sites/{id}/members/{name}         changes
      GET    /api/sites.csv                         operator
      GET    /api/plans                             operator
      PATCH  /api/plans/{name}                      operator
      GET    /api/sites/{id}/notifications/channels changes
      PUT    /api/sites/{id}/notifications/channels/{name} changes
      POST   /api/sites/{id}/notifications/channels/{name}/test changes
      POST   /api/push/test                         person
      GET    /api/mutes                             person
      GET    /api/events                            person
      GET    /api/agents                            person
      POST   /api/agents/{id}/drain                 operator
      GET    /api/nodes                             operator
      GET    /api/scaling                           operator
      PUT    /api/scaling                           operator
      GET    /api/push/key                          person
      POST   /api/push/subscriptions                person
      DELETE /api/push/subscriptions                person
      GET    /api/notifications/channels            operator
      PUT    /api/notifications/channels/{name}     operator
      POST   /api/notifications/channels/{name}/test operator
      GET    /metrics                               operator
      GET    /link                                  link
      """;

  private static final Map<String, String> KIND_OF =
      ROUTES.lines().map(RouteMatrixTest::words).collect(toMap(w -> w[0] + " " + w[1], w -> w[2]));

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
    assertThat(KIND_OF.keySet()).containsExactlyInAnyOrderElementsOf(sites.routes());
  }

  @TestFactory
  Stream<DynamicTest> answersEverybodyAsTheTableSays() {
    return sites.routes().stream()
        .filter(KIND_OF::containsKey)
        .flatMap(
            route -> expected(KIND_OF.get(route)).entrySet().stream().map(e -> test(route, e)));
  }

  private DynamicTest test(String route, Map.Entry<String, Integer> expected) {
    String who = expected.getKey();
    return dynamicTest(
        "%s by %s".formatted(route, who),
        () -> assertAnswer(route, sites.call(route, who), expected.getValue()));
  }

  private static void assertAnswer(String route, int status, int expected) {
    if (expected == 200) {
      assertThat(status).isNotIn(403, 404, 405, 500);
      assertThat(status != 401 || isSigningIn(route)).isTrue();
    } else {
      assertThat(status).isEqualTo(expected);
    }
  }

  /** Whoever gives no good token or code there is refused by the route, not by the door. */
  private static boolean isSigningIn(String route) {
    return route.equals("POST /api/sign-in") || route.equals("POST /api/enrolments");
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

  private static String[] words(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).toArray(String[]::new);
  }
}
