package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.Run;

class NotificationsCommandTest {

  private static final String CHANNELS =
      "[{\"name\":\"ntfy\",\"enabled\":true,\"settings\":{\"url\":\"https://ntfy.sh/x\"},"
          + "\"fields\":[\"page\",\"token\",\"url\"],\"secrets\":[\"token\"],"
          + "\"problem\":\"the ntfy server answered 403\"}]";

  @TempDir private Path folder;
  @AutoClose private final StubServer server = new StubServer();

  @Test
  void listsChannelsWithoutTheirSecrets() {
    server.answering("GET /api/notifications/channels", 200, CHANNELS);

    assertThat(server.run("notifications").out().lines().toList().get(1))
        .containsSubsequence("ntfy", "on", "url=https://ntfy.sh/x token=…", "answered 403");
  }

  @Test
  void changesOnlyWhatIsNamedAndTakesSecretsFromFiles() throws IOException {
    server.answering("GET /api/sites/shop/notifications/channels", 200, CHANNELS);
    server.answering("PUT /api/sites/shop/notifications/channels/ntfy", 200, CHANNELS);
    Path secret = Files.writeString(folder.resolve("secret"), "tk_1\nmore");

    server.run(
        "notifications",
        "set",
        "ntfy",
        "--site",
        "shop",
        "--set",
        "page=https://pasu.example.org",
        "--secret-file",
        "token=" + secret);

    assertThat(server.bodyOf("PUT /api/sites/shop/notifications/channels/ntfy"))
        .isEqualTo(
            "{\"enabled\":true,\"settings\":{\"page\":\"https://pasu.example.org\","
                + "\"token\":\"tk_1\",\"url\":\"https://ntfy.sh/x\"}}");
  }

  @Test
  void saysWhyATestDidNotGetThrough() {
    server.answering(
        "POST /api/notifications/channels/ntfy/test",
        502,
        "{\"title\":\"Bad Gateway\",\"detail\":\"the ntfy server answered 403\"}");

    assertThat(server.run("notifications", "test", "ntfy"))
        .returns(1, Run::exitStatus)
        .extracting(Run::err)
        .asString()
        .contains("the ntfy server answered 403");
  }

  @Test
  void refusesAChannelThereIsNotAndAFileThatCannotBeRead() {
    server.answering("GET /api/notifications/channels", 200, CHANNELS);

    assertThat(server.run("notifications", "set", "pigeon").err())
        .contains("no channel is called \"pigeon\"; see ./pasu notifications");
    assertThat(server.run("notifications", "set", "ntfy", "--secret-file", "token=absent"))
        .returns(2, Run::exitStatus)
        .extracting(Run::err)
        .asString()
        .contains("cannot read absent");
  }
}
