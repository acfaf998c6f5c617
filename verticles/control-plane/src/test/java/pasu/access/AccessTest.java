package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignIn;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.Refusal;

@OnEachDatabase
class AccessTest {

  private static final Device DEVICE = new Device("192.0.2.7", "a browser");

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
    String session = signIn(access.firstSignInToken().orElseThrow()).session();

    assertThat(access.authenticate(session).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void takesAOneTimeTokenOnce() {
    String token = access.signInToken();
    signIn(token);

    assertRefused(() -> signIn(token));
  }

  @Test
  void takesAOneTimeTokenForADay() {
    String token = access.signInToken();

    now = now.plus(Duration.ofHours(24));

    assertRefused(() -> signIn(token));
  }

  @Test
  void drawsNoFirstTokenOnceSomebodySignedInEvenIfTheyLeft() {
    String session = signIn(access.firstSignInToken().orElseThrow()).session();
    access.signOut(session);

    assertThat(access.firstSignInToken()).isEmpty();
  }

  @Test
  void drawsAFirstTokenAgainWhileNobodySignedIn() {
    String lost = access.firstSignInToken().orElseThrow();

    signIn(access.firstSignInToken().orElseThrow());

    assertRefused(() -> signIn(lost));
  }

  @Test
  void endsASessionAfterThirtyDaysWithoutUse() {
    String session = signIn(access.signInToken()).session();

    now = now.plus(Duration.ofDays(30));

    assertRefused(() -> access.authenticate(session));
  }

  @Test
  void renewsASessionByUse() {
    String session = signIn(access.signInToken()).session();
    now = now.plus(Duration.ofDays(20));
    access.authenticate(session);

    now = now.plus(Duration.ofDays(20));

    assertThat(access.authenticate(session).user()).isEqualTo("operator");
  }

  @Test
  void endsASessionOnRequest() {
    String session = signIn(access.signInToken()).session();

    access.signOut(session);

    assertRefused(() -> access.authenticate(session));
  }

  @Test
  void replacesTheAdminToken() {
    String old = access.adminToken("here");
    String current = access.adminToken("here");

    assertThat(access.isAdminToken(old)).isFalse();
    assertThat(access.isAdminToken(current)).isTrue();
    assertThat(access.authenticate(current).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void leavesTheAdminTokenOfAnotherPlaceGood() {
    String there = access.adminToken("there");

    String here = access.adminToken("here");

    assertThat(access.isAdminToken(there)).isTrue();
    assertThat(access.isAdminToken(here)).isTrue();
  }

  @Test
  void takesNoOneTimeTokenForASession() {
    String token = access.signInToken();

    assertRefused(() -> access.authenticate(token));
  }

  @Test
  void knowsWhoseMemberSomebodyIsAtOnce() {
    String session = signIn(access.signInToken()).session();
    change("insert into site (id) values ('home')");
    change("insert into site (id) values ('shop')");
    change("update account set operator = false");
    change("insert into membership (account, site, role) values ('operator', 'home', 'viewer')");
    assertThat(access.authenticate(session))
        .isEqualTo(new Principal("operator", Role.VIEWER, Map.of("home", Role.VIEWER)));

    change("insert into membership (account, site, role) values ('operator', 'shop', 'owner')");

    assertThat(access.authenticate(session))
        .isEqualTo(
            new Principal("operator", Role.OWNER, Map.of("home", Role.VIEWER, "shop", Role.OWNER)));
  }

  @Test
  void tellsWhoMaySeeACamera() {
    change("insert into site (id) values ('home')");
    change("insert into site (id) values ('shop')");
    change(
        "insert into camera (id, site, name, source, sensor, suites)"
            + " values ('yard', 'home', 'Yard', '', '', '')");
    for (String name : List.of("ann", "bob", "cid")) {
      change(
          "insert into account (id, title, operator, created_at) values ('%s', '', false, 0)"
              .formatted(name));
    }
    change("insert into membership (account, site, role) values ('ann', 'home', 'viewer')");
    change("insert into membership (account, site, role) values ('bob', 'shop', 'owner')");

    assertThat(database.<List<String>>run(t -> Members.whoMaySee(t, "yard")))
        .containsExactly("ann", "operator");
    assertThat(database.<List<String>>run(t -> Members.whoMaySee(t, "none"))).isEmpty();
  }

  private void change(String sql) {
    database.run(transaction -> transaction.update(sql));
  }

  @Test
  void storesNoTokenAsItIs() {
    String token = access.adminToken("here");

    assertThat(
            database.<String>run(
                t -> t.list("select hash from token", r -> r.getString(1)).getFirst()))
        .isEqualTo(Token.hash(token))
        .isNotEqualTo(token);
  }

  private SignedIn signIn(String token) {
    return access.signIn(new SignIn(token, DEVICE));
  }

  private static void assertRefused(ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(401));
  }
}
