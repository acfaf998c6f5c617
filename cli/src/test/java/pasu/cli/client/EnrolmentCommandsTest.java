package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import pasu.cli.Run;

class EnrolmentCommandsTest {

  @AutoClose private final StubServer server = new StubServer();

  @Test
  void sayWhatToTypeAtTheEdgeOfANewCamera() {
    server.answering(
        "POST /api/cameras",
        201,
        """
        {"camera":"gate","code":"3FK7-QPAM-2XWD","expiresAt":"2026-11-23T10:10:00Z",
         "server":"https://10.0.0.7:8443","link":"https://10.0.0.7:8443/#/enrol/3FK7","qr":["101","010","110"]}\
        """);

    Run run = server.run("cameras", "add", "gate");

    assertThat(run.out())
        .contains("sudo pasu-edge enrol 'https://10.0.0.7:8443/#/enrol/3FK7'")
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

    assertThat(server.run("cameras", "add", "gate").out())
        .contains("on another machine write this one's address instead of 127.0.0.1");
  }

  @Test
  void changeACamera() {
    server.answering(
        "PATCH /api/cameras/gate", 200, "{\"name\":\"Tor\",\"importance\":5,\"site\":\"shop\"}");

    Run run = server.run("cameras", "set", "gate", "--name", "Tor", "--site", "shop");

    assertThat(run.out()).contains("gate is called Tor, has importance 5, and stands in shop");
    assertThat(server.run("cameras", "set", "gate").err()).contains("nothing is to change");
  }

  @Test
  void revokeACamera() {
    server.answering("DELETE /api/cameras/gate", 204, "");

    assertThat(server.run("cameras", "revoke", "gate").out()).contains("gate is shut out");
  }

  @Test
  void changeWhatIsGivenAndNothingElse() {
    String path = "PATCH /api/cameras/yard";
    server.answering(path, 400, "{\"detail\":\"importance must be 1 to 5, but is 9\"}");

    Run run = server.run("cameras", "set", "yard", "--importance", "9");

    assertThat(server.bodyOf(path)).isEqualTo("{\"importance\":9}");
    assertThat(run.err()).contains("importance must be 1 to 5, but is 9");
    assertThat(server.run("cameras", "set", "yard").exitStatus()).isEqualTo(2);
  }

  @Test
  void askForTheClipsThatAreWantedOnly() {
    String path = "GET /api/clips?limit=50&camera=yard&cause=motion&order=importance";
    server.answering(path, 200, "[]");

    Run run = server.run("clips", "--camera", "yard", "--cause", "motion", "--order", "importance");

    assertThat(run.out()).contains("No clips");
  }
}
