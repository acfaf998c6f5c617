package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import pasu.cli.Run;

class SitesCommandTest {

  private static final String SHOP =
      "{\"id\":\"shop\",\"plan\":\"premium\",\"clipsKept\":100,\"dedicatedAgent\":true,\"cameras\":4,"
          + "\"streams\":2,\"clips\":61,\"bytes\":1234567890}";

  private static final String PLUS =
      "{\"name\":\"plus\",\"clipsKept\":100,\"width\":1920,\"height\":1080,\"rate\":15,"
          + "\"quality\":85,\"dedicatedAgent\":false}";

  @AutoClose private final StubServer server = new StubServer();

  @Test
  void listsSitesWithTheirPlans() {
    server.answering("GET /api/sites", 200, "[" + SHOP + "]");

    assertThat(server.run("sites").out().lines().toList().get(1))
        .containsSubsequence("shop", "premium", "4", "2", "61", "100", "1234.6 MB", "its own");
  }

  @Test
  void givesASiteAnotherPlan() {
    server.answering("PATCH /api/sites/shop", 200, SHOP);

    assertThat(server.run("sites", "set", "shop", "--plan", "premium").out()).contains("premium");
  }

  @Test
  void printsSitesForASpreadsheet() {
    server.answering("GET /api/sites.csv", 200, "site,plan\r\nshop,premium\r\n");

    assertThat(server.run("sites", "--csv").out().strip()).isEqualTo("site,plan\r\nshop,premium");
  }

  @Test
  void listsPlans() {
    server.answering("GET /api/plans", 200, "[" + PLUS + "]");

    assertThat(server.run("plans").out().lines().toList().get(1))
        .containsSubsequence("plus", "100", "1920x1080", "15", "85", "shared");
  }

  @Test
  void changesOnlyWhatIsNamedOfAPlan() {
    server.answering("PATCH /api/plans/plus", 200, PLUS);

    server.run("plans", "set", "plus", "--size", "1600x900", "--no-dedicated");

    assertThat(server.bodyOf("PATCH /api/plans/plus"))
        .isEqualTo("{\"width\":1600,\"height\":900,\"dedicatedAgent\":false}");
  }

  @Test
  void refusesASizeThatIsNoneAndAChangeOfNothing() {
    assertThat(server.run("plans", "set", "plus", "--size", "large"))
        .returns(2, Run::exitStatus)
        .extracting(Run::err)
        .asString()
        .contains("--size must be like 1280x720, but is \"large\"");
    assertThat(server.run("plans", "set", "plus").err()).contains("name what, as in --clips 100");
  }
}
