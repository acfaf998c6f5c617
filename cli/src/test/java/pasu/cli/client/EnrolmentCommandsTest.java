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

class EnrolmentCommandsTest {

  @TempDir private Path folder;
  private StubServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StubServer();
    Files.writeString(folder.resolve("admin.token"), StubServer.TOKEN + "\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sayWhatToTypeAtTheEdgeOfANewCamera() {
    server.answering(
        "POST /api/cameras",
        201,
        """
        {"camera":"gate","code":"3FK7-QPAM-2XWD","expiresAt":"2026-11-23T10:10:00Z",
         "server":"https://10.0.0.7:8443","link":"-","qr":["101","010","110"]}\
        """);

    Run run = run("cameras", "add", "gate");

    assertThat(run.out())
        .contains("./pasu edge enrol 3FK7-QPAM-2XWD --server https://10.0.0.7:8443")
        .startsWith(
            """
            ███████
            ██▄▀▄██
            ██▄▄███
            ▀▀▀▀▀▀▀
            """);
  }

  @Test
  void sayThatALoopbackAddressIsOfNoUseElsewhere() {
    server.answering(
        "POST /api/cameras",
        201,
        """
        {"camera":"gate","code":"3FK7-QPAM-2XWD","expiresAt":"2026-11-23T10:10:00Z",
         "server":"http://127.0.0.1:8080","link":"-","qr":["1"]}\
        """);

    assertThat(run("cameras", "add", "gate").out())
        .contains("on another machine write this one's address instead of 127.0.0.1");
  }

  @Test
  void changeACamera() {
    server.answering(
        "PATCH /api/cameras/gate", 200, "{\"name\":\"Tor\",\"importance\":5,\"site\":\"shop\"}");

    Run run = run("cameras", "set", "gate", "--name", "Tor", "--site", "shop");

    assertThat(run.out()).contains("gate is called Tor, has importance 5, and stands in shop");
    assertThat(run("cameras", "set", "gate").err()).contains("nothing is to change");
  }

  @Test
  void revokeACamera() {
    server.answering("DELETE /api/cameras/gate", 204, "");

    assertThat(run("cameras", "revoke", "gate").out()).contains("gate is shut out");
  }

  @Test
  void changeWhatIsGivenAndNothingElse() {
    String path = "PATCH /api/cameras/yard";
    server.answering(path, 400, "{\"detail\":\"importance must be 1 to 5, but is 9\"}");

    Run run = run("cameras", "set", "yard", "--importance", "9");

    assertThat(server.bodyOf(path)).isEqualTo("{\"importance\":9}");
    assertThat(run.err()).contains("importance must be 1 to 5, but is 9");
    assertThat(run("cameras", "set", "yard").exitStatus()).isEqualTo(2);
  }

  @Test
  void askForTheClipsThatAreWantedOnly() {
    String path = "GET /api/clips?limit=50&camera=yard&cause=motion&order=importance";
    server.answering(path, 200, "[]");

    Run run = run("clips", "--camera", "yard", "--cause", "motion", "--order", "importance");

    assertThat(run.out()).contains("No clips");
  }

  private Run run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--server", server.url(), "--token-file", folder + "/admin.token"));
    return Run.of(line.toArray(String[]::new));
  }
}
