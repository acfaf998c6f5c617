package pasu.edge.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.BusMessages;

@Timeout(30)
class AdmissionTest {

  private static final String CODE = "3FK7-QPAM-2XWD";

  @TempDir Path data;
  private final Vertx vertx = Vertx.vertx();
  private final StringWriter prompt = new StringWriter();
  private int status = 200;
  private String answer = BusMessages.toJson(new Enrolled("gate", "s3cret"));
  private URI server;

  @BeforeEach
  void listen() {
    HttpServer http =
        vertx
            .createHttpServer()
            .requestHandler(asked -> asked.response().setStatusCode(status).end(answer))
            .listen(0, "127.0.0.1")
            .await();
    server = URI.create("http://127.0.0.1:" + http.actualPort());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void keepsTheSecretThatACodeIsGivenForWhereOnlyItsOwnerReadsIt() throws Exception {
    assertThat(admission().by(CODE, vertx).await())
        .isEqualTo("This is camera gate's edge now; its secret is in " + data);

    assertThat(new SecretFile(data).read())
        .contains(new EdgeIdentity("gate", "s3cret", server, null));
    assertThat(Files.getPosixFilePermissions(data.resolve("edge.secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void goesWhereTheCodeSaysThatItsServerIs() throws Exception {
    Admission byItsCode = new Admission(data, List::of, null);

    assertThat(byItsCode.by(server + "/#/enrol/" + CODE, vertx).await())
        .startsWith("This is camera gate's edge");
  }

  @Test
  void saysWhyItWasRefusedAndKeepsWhatWasThere() throws Exception {
    admission().by(CODE, vertx).await();
    status = 404;
    answer = "{\"detail\":\"there is no such code now, or never was one\"}";

    assertThatExceptionOfType(AdmissionException.class)
        .isThrownBy(() -> admission().by(CODE, vertx).await())
        .withMessage("there is no such code now, or never was one");
    assertThat(new SecretFile(data).read()).isPresent();
  }

  @Test
  void saysThatItsServerSpeaksNoHttps() {
    URI secured = URI.create("https://127.0.0.1:" + server.getPort());

    assertThatExceptionOfType(AdmissionException.class)
        .isThrownBy(() -> new Admission(data, _ -> List.of(secured), null).by(CODE, vertx).await())
        .withMessage(secured + " does not speak https; write http, or have it speak https");
  }

  @Test
  void saysThatTheCodeIsSpentWhereItsSecretCannotBeKept() throws Exception {
    Files.createDirectories(data.resolve("edge.secret/in-the-way"));

    assertThatExceptionOfType(AdmissionException.class)
        .isThrownBy(() -> admission().by(CODE, vertx).await())
        .withMessageContaining("the secret cannot be kept in " + data)
        .withMessageEndingWith("the code is spent: mend that, and get another code");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).containsExactly(data.resolve("edge.secret"));
    }
  }

  @Test
  void readsACodeFromStandardInputWhereNoneIsNamed() throws IOException {
    assertThat(Admission.code(CODE, in("other"), new PrintWriter(prompt))).isEqualTo(CODE);
    assertThat(prompt.toString()).isEmpty();

    assertThat(Admission.code(null, in(CODE + "\n"), new PrintWriter(prompt))).isEqualTo(CODE);
    assertThat(prompt.toString()).startsWith("Code, as the page or ./pasu cameras add showed it:");
  }

  @Test
  void saysThatThereIsNoCode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Admission.code(null, in(""), new PrintWriter(prompt)))
        .withMessage("there is no code: name it, or give it to standard input");
  }

  private Admission admission() {
    return new Admission(data, _ -> List.of(server), null);
  }

  private static ByteArrayInputStream in(String typed) {
    return new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
  }
}
