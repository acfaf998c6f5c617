package pasu.notification.channel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.junit5.VertxExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pasu.control.Samples;
import pasu.notification.Matter;
import pasu.notification.Notice;
import pasu.notification.Notice.Kind;
import pasu.notification.NotificationChannel.Setting;
import pasu.notification.post.Courier;

@ExtendWith(VertxExtension.class)
class ChannelsTest {

  private static final Notice NOTICE =
      new Notice(Kind.DETECTION, Matter.camera("yard"), Samples.clipId(7), 4, Samples.NOON, false);

  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void sendsAnEmailThatNamesNoPlace(Vertx vertx) throws TimeoutException {
    done(new EmailChannel(vertx).send(NOTICE, ofOperators(email(mailServer(vertx)))));

    assertThat(said)
        .contains(
            "MAIL FROM:<pasu@example.org>",
            "RCPT TO:<ann@example.org>",
            "Subject: Pasu: Somebody was detected",
            "https://pasu.example.org/#/clip/" + Samples.clipId(7));
    assertThat(said).noneMatch(line -> line.contains("yard"));
  }

  @Test
  void sendsNoEmailUnencryptedUnlessTold(Vertx vertx) {
    Map<String, String> settings = new HashMap<>(email(mailServer(vertx)));
    settings.remove("security");

    assertThatThrownBy(() -> done(new EmailChannel(vertx).send(NOTICE, ofOperators(settings))))
        .hasMessageContaining("STARTTLS");
    assertThat(said).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void publishesToATopicOfNtfy(Vertx vertx) throws TimeoutException {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(this::ntfy)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    NtfyChannel ntfy = new NtfyChannel(new Courier(vertx, null, () -> Samples.NOON));

    done(
        ntfy.send(
            NOTICE,
            ofOperators(
                Map.of(
                    "url", "http://127.0.0.1:%d/topic".formatted(port),
                    "token", "tk",
                    "language", "ko",
                    "page", "https://pasu.example.org/"))));

    assertThat(said)
        .containsExactly(
            "/topic",
            "4",
            "https://pasu.example.org/#/clip/" + Samples.clipId(7),
            "Bearer tk",
            "사람이 감지되었습니다.");
  }

  @ParameterizedTest
  @CsvSource({"true, live", "false, mesh"})
  void leadsToWhereATroubleIsSeenWithoutNamingThePlace(boolean isCamera, String view) {
    Notice end = new Notice(Kind.OTHER, new Matter(isCamera, "yard"), null, 2, Samples.NOON, true);

    assertThat(Addressed.link(end, Map.of("page", "https://pasu.example.org/")))
        .isEqualTo("https://pasu.example.org/#/" + view);
  }

  @Test
  void refusesALanguageItDoesNotSpeak(Vertx vertx) {
    Map<String, String> settings = new HashMap<>(email(25));
    settings.put("language", "tlh");

    assertThatThrownBy(() -> new EmailChannel(vertx).check(settings))
        .hasMessageContaining("language must be en or ko, but is \"tlh\"");
  }

  @Test
  void refusesWhatWouldBeAnotherHeader(Vertx vertx) {
    EmailChannel email = new EmailChannel(vertx);
    for (String to :
        List.of(
            "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "<script>")) {
      Map<String, String> settings = new HashMap<>(email(25));
      settings.put("to", to);

      assertThatThrownBy(() -> email.check(settings)).hasMessageContaining("one e-mail address");
    }
    NtfyChannel ntfy = new NtfyChannel(new Courier(vertx, null, () -> Samples.NOON));

    assertThatThrownBy(
            () -> ntfy.check(Map.of("url", "https://ntfy.sh/x", "token", "a\r\nActions: view")))
        .hasMessageContaining("without blanks");
  }

  private static Setting ofOperators(Map<String, String> settings) {
    return new Setting("", settings);
  }

  private static Map<String, String> email(int port) {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(port),
        "security", "none",
        "from", "pasu@example.org",
        "to", "ann@example.org",
        "page", "https://pasu.example.org");
  }

  private static void done(Future<Void> sending) throws TimeoutException {
    sending.await(20, SECONDS);
  }

  private void ntfy(HttpServerRequest request) {
    said.add(String.valueOf(request.path()));
    List.of("Priority", "Click", "Authorization")
        .forEach(name -> said.add(String.valueOf(request.getHeader(name))));
    request
        .body()
        .onSuccess(
            body -> {
              said.add(body.toString());
              request.response().end();
            });
  }

  private int mailServer(Vertx vertx) {
    return vertx
        .createNetServer()
        .connectHandler(this::smtp)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  /** As much of RFC 5321 as one message needs. */
  private void smtp(NetSocket socket) {
    RecordParser lines =
        RecordParser.newDelimited(
            "\r\n",
            (Buffer line) -> {
              said.add(line.toString());
              answer(socket, line.toString());
            });
    socket.handler(lines);
    socket.write("220 mail\r\n");
  }

  private static void answer(NetSocket socket, String line) {
    if (line.matches("(EHLO|MAIL|RCPT) .*|\\.")) {
      socket.write("250 yes\r\n");
    } else if (line.equals("DATA")) {
      socket.write("354 go on\r\n");
    } else if (line.equals("QUIT")) {
      socket.end(Buffer.buffer("221 bye\r\n"));
    }
  }
}
