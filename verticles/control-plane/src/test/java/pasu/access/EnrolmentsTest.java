package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.AddCamera;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Refusal;

@OnEachDatabase
class EnrolmentsTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Instant now = Samples.NOON;
  private Database database;
  private Access access;
  private Enrolments enrolments;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    SecureRandom random = new SecureRandom();
    access = new Access(database, () -> now, random);
    enrolments = new Enrolments(database, () -> now, random);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesTheEdgeOfACameraASecretThatIsItsOwn() {
    String secret = enrolments.enrol(code("yard")).secret();

    assertThat(access.authenticate(secret)).isEqualTo(new Principal("yard", Role.EDGE));
  }

  @Test
  void understandsACodeAsPeopleTypeIt() {
    String code = code("yard");

    String typed = " " + code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');

    assertThat(enrolments.enrol(typed.replace('1', 'l')).camera()).isEqualTo("yard");
  }

  @Test
  void takesACodeOnce() {
    String code = code("yard");
    enrolments.enrol(code);

    assertRefused(401, () -> enrolments.enrol(code));
  }

  @Test
  void takesACodeForTenMinutes() {
    String code = code("yard");

    now = now.plus(Duration.ofMinutes(10));

    assertRefused(401, () -> enrolments.enrol(code));
  }

  @Test
  void takesACodeAfterFourWrongOnes() {
    String code = code("yard");
    tryWrong(code, 4);

    assertThat(enrolments.enrol(code).camera()).isEqualTo("yard");
  }

  @Test
  void voidsACodeAfterFiveWrongOnes() {
    String code = code("yard");
    tryWrong(code, 5);

    assertRefused(401, () -> enrolments.enrol(code));
  }

  @Test
  void keepsACodeFromWhoeverGuessesAnother() {
    String yard = code("yard");
    String shed = code("shed");
    tryWrong(shed, 5);

    assertThat(enrolments.enrol(yard).camera()).isEqualTo("yard");
  }

  @Test
  void replacesACode() {
    String first = code("yard");
    String second = code("yard");

    assertRefused(401, () -> enrolments.enrol(first));
    assertThat(enrolments.enrol(second).camera()).isEqualTo("yard");
  }

  @Test
  void replacesABrokenEdge() {
    String broken = enrolments.enrol(code("yard")).secret();
    String again = code("yard");
    assertThat(access.authenticate(broken).user()).isEqualTo("yard");

    enrolments.enrol(again);

    assertRefused(401, () -> access.authenticate(broken));
  }

  @Test
  void shutsAnEdgeOut() {
    String secret = enrolments.enrol(code("yard")).secret();
    String code = code("yard");

    enrolments.revoke("yard");

    assertRefused(401, () -> access.authenticate(secret));
    assertRefused(401, () -> enrolments.enrol(code));
  }

  @Test
  void refusesToShutOutWhoIsNotThere() {
    assertRefused(404, () -> enrolments.revoke("yard"));
  }

  @Test
  void letsARevokedCameraInAgain() {
    enrolments.enrol(code("yard"));
    enrolments.revoke("yard");

    String secret = enrolments.enrol(code("yard")).secret();

    assertThat(access.authenticate(secret).user()).isEqualTo("yard");
  }

  @Test
  void storesNoCodeAsItIs() {
    String code = code("yard");

    assertThat(
            database.<String>run(
                t -> t.list("select hash from enrolment", r -> r.getString(1)).getFirst()))
        .isEqualTo(Token.hash(code.replace("-", "")));
  }

  private String code(String camera) {
    return enrolments.add(new AddCamera(camera, null, null)).code();
  }

  /** Wrong in its last symbol, so that it names the right one. */
  private void tryWrong(String code, int times) {
    String wrong = code.substring(0, code.length() - 1) + (code.endsWith("A") ? "B" : "A");
    for (int i = 0; i < times; i++) {
      assertRefused(401, () -> enrolments.enrol(wrong));
    }
  }

  private static void assertRefused(int code, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
