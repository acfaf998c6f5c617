package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
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
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Refusal;

@OnEachDatabase
class AccessTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Instant now = Samples.NOON;
  private Database database;
  private Access access;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    access = new Access(database, () -> now, new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void letsTheFirstOneInAsOperator() {
    String session = access.signIn(access.firstSignInToken().orElseThrow()).session();

    assertThat(access.authenticate(session).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void takesAOneTimeTokenOnce() {
    String token = access.signInToken();
    access.signIn(token);

    assertRefused(() -> access.signIn(token));
  }

  @Test
  void takesAOneTimeTokenForADay() {
    String token = access.signInToken();

    now = now.plus(Duration.ofHours(24));

    assertRefused(() -> access.signIn(token));
  }

  @Test
  void drawsNoFirstTokenOnceSomebodySignedInEvenIfTheyLeft() {
    String session = access.signIn(access.firstSignInToken().orElseThrow()).session();
    access.signOut(session);

    assertThat(access.firstSignInToken()).isEmpty();
  }

  @Test
  void drawsAFirstTokenAgainWhileNobodySignedIn() {
    String lost = access.firstSignInToken().orElseThrow();

    access.signIn(access.firstSignInToken().orElseThrow());

    assertRefused(() -> access.signIn(lost));
  }

  @Test
  void endsASessionAfterThirtyDaysWithoutUse() {
    String session = access.signIn(access.signInToken()).session();

    now = now.plus(Duration.ofDays(30));

    assertRefused(() -> access.authenticate(session));
  }

  @Test
  void renewsASessionByUse() {
    String session = access.signIn(access.signInToken()).session();
    now = now.plus(Duration.ofDays(20));
    access.authenticate(session);

    now = now.plus(Duration.ofDays(20));

    assertThat(access.authenticate(session).user()).isEqualTo("operator");
  }

  @Test
  void endsASessionOnRequest() {
    String session = access.signIn(access.signInToken()).session();

    access.signOut(session);

    assertRefused(() -> access.authenticate(session));
  }

  @Test
  void replacesTheAdminToken() {
    String old = access.adminToken();
    String current = access.adminToken();

    assertThat(access.isAdminToken(old)).isFalse();
    assertThat(access.isAdminToken(current)).isTrue();
    assertThat(access.authenticate(current).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void takesNoOneTimeTokenForASession() {
    String token = access.signInToken();

    assertRefused(() -> access.authenticate(token));
  }

  @Test
  void storesNoTokenAsItIs() {
    String token = access.adminToken();

    assertThat(
            database.<String>run(
                t -> t.list("select hash from token", r -> r.getString(1)).getFirst()))
        .isEqualTo(Token.hash(token))
        .isNotEqualTo(token);
  }

  private static void assertRefused(ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(401));
  }
}
