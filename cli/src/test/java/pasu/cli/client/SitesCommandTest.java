package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;

class SitesCommandTest {

  private static final String SHOP =
      "{\"id\":\"shop\",\"plan\":\"premium\",\"clipsKept\":100,\"dedicatedAgent\":true,\"cameras\":4}";

  @TempDir private Path folder;
  private StubServer server;
  private Path tokenFile;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
    tokenFile = Files.writeString(folder.resolve("admin.token"), StubServer.TOKEN + "\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsSitesWithTheirPlans() {
    server.answering("GET /api/sites", 200, "[" + SHOP + "]");

    assertThat(run("sites").out().lines().toList().get(1))
        .containsSubsequence("shop", "premium", "4", "100", "its own");
  }

  @Test
  void givesASiteAnotherPlan() {
    server.answering("PATCH /api/sites/shop", 200, SHOP);

    assertThat(run("sites", "set", "shop", "--plan", "premium").out()).contains("premium");
  }

  private Run run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--server", server.url(), "--token-file", tokenFile.toString()));
    return Run.of(line.toArray(String[]::new));
  }
}
