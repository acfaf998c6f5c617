package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccountCommandsTest {

  private static final String ANN =
      "[{\"id\":\"ann\",\"title\":\"Ann\",\"role\":\"owner\",\"sites\":{\"home\":\"owner\"},"
          + "\"hasPassword\":true,\"passkeys\":2,\"createdAt\":\"2026-11-23T09:00:00Z\","
          + "\"seenAt\":null}]";
  private static final String INVITED =
      "{\"token\":\"t0ken\",\"expiresAt\":\"2026-11-30T09:00:00Z\"}";

  @AutoClose private final StubServer server = new StubServer();

  @Test
  void listsAccountsWithTheirRoles() {
    server.answering("GET /api/accounts", 200, ANN);

    assertThat(server.run("accounts").out().lines().toList().get(1))
        .containsSubsequence("ann", "Ann", "owner", "home owner", "password, 2 passkeys", "-");
    assertThat(server.run("accounts", "list").out()).isEqualTo(server.run("accounts").out());
    assertThat(server.run("accounts", "list", "--json").out().strip()).isEqualTo(ANN);
  }

  @Test
  void printsTheLinkOfAnInvitation() {
    server.answering("POST /api/invitations", 201, INVITED);

    assertThat(server.run("accounts", "invite", "--role", "viewer", "--site", "home").out())
        .contains(server.url() + "/sign-in?invite=t0ken");
    assertThat(server.bodyOf("POST /api/invitations"))
        .isEqualTo("{\"role\":\"viewer\",\"site\":\"home\"}");
  }

  @Test
  void addsAnAccount() {
    server.answering("POST /api/accounts", 201, INVITED);

    assertThat(server.run("accounts", "add", "bob", "--role", "operator").out()).contains("t0ken");
    assertThat(server.bodyOf("POST /api/accounts"))
        .isEqualTo("{\"name\":\"bob\",\"role\":\"operator\"}");
  }

  @Test
  void removesAnAccount() {
    server.answering("DELETE /api/accounts/bob", 204, "");

    assertThat(server.run("accounts", "remove", "bob").out()).contains("bob is removed");
  }

  @Test
  void listsWhatWasDone() {
    server.answering(
        "GET /api/audit?limit=7&site=home",
        200,
        """
        [{"at":"2026-11-23T09:00:00Z","account":"","action":"POST /api/sign-in","site":null,
          "subject":null,"detail":null,"outcome":"refused","address":"192.0.2.7"},
         {"at":"2026-11-23T08:00:00Z","account":"ann","action":"POST /api/accounts","site":"home",
          "subject":"bob","detail":"owner","outcome":"done","address":"192.0.2.8"}]
        """);

    List<String> lines =
        server.run("audit", "--limit", "7", "--site", "home").out().lines().toList();

    assertThat(lines.get(1))
        .containsSubsequence("?", "POST /api/sign-in", "-", "-", "refused", "192.0.2.7");
    assertThat(lines.get(2))
        .containsSubsequence("ann", "POST /api/accounts", "home", "bob (owner)", "done");
  }
}
