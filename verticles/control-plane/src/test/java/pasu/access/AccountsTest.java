package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static pasu.access.People.PASSWORD;
import static pasu.access.People.PHONE;
import static pasu.access.People.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pasu.database.OnEachDatabase;
import pasu.protocol.AccessMessage.Device;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.AcceptInvitation;
import pasu.protocol.AccountMessage.Account;
import pasu.protocol.AccountMessage.AddAccount;
import pasu.protocol.AccountMessage.EndSession;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.AccountMessage.Session;

@OnEachDatabase
class AccountsTest extends WithPeople {

  /** Tables with a row for whoever has an account; the audit stays. */
  private static final List<String> OF_ACCOUNTS =
      List.of("session", "membership", "credential", "review", "mute", "push_subscription");

  private static final Device LAPTOP = new Device("192.0.2.8", "a laptop");

  @Test
  void letsSomebodyInWhoWasInvitedAndAfterwardsByTheirPassword() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    SignedIn signedIn = people.signIn("ann", PASSWORD);

    assertThat(signedIn.principal().role()).isEqualTo(Role.VIEWER);
    assertThat(people.access.authenticate(signedIn.session()).sites())
        .isEqualTo(Map.of("home", Role.VIEWER));
  }

  @Test
  void takesAnInvitationOnceAndSaysSo() {
    String token = people.invite(Role.VIEWER, "home");
    people.accept(token, "ann");

    assertRefused(410, "used already", () -> people.accept(token, "bob"));
    assertRefused(410, "used already", () -> people.invitations.show(token));
  }

  @Test
  void takesAnInvitationForSevenDaysAndSaysSo() {
    String token = people.invite(Role.VIEWER, "home");

    people.now = people.now.plus(Duration.ofDays(7));

    assertRefused(410, "expired", () -> people.accept(token, "ann"));
  }

  @Test
  void takesNoInvitationThatIsWrongByAByte() {
    String token = people.invite(Role.VIEWER, "home");

    assertRefused(404, "check the link", () -> people.accept(token.substring(1) + "x", "ann"));
    assertThat(people.invitations.show(token).site()).isEqualTo("home");
  }

  @Test
  void keepsAnInvitationWhoseNameWasTaken() {
    String token = people.invite(Role.OWNER, "home");

    assertRefused(409, "taken", () -> people.accept(token, "operator"));

    assertThat(people.accept(token, "ann").principal().role()).isEqualTo(Role.OWNER);
  }

  @Test
  void hasWhoIsThereAlreadyJoinASecondSite() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    people.join(people.invite(Role.OWNER, "shop"), "ann");

    assertThat(people.signIn("ann", PASSWORD).principal().sites())
        .isEqualTo(Map.of("home", Role.VIEWER, "shop", Role.OWNER));
  }

  @Test
  void refusesAWrongPasswordInTheWordsForAnUnknownName() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    Throwable wrong = catchThrowable(() -> people.signIn("ann", "not the password"));
    Throwable unknown = catchThrowable(() -> people.signIn("nobody", "not the password"));

    assertThat(wrong).hasMessage(unknown.getMessage());
    assertRefused(401, "", () -> people.signIn("operator", ""));
  }

  @Test
  void letsNobodyGuessAnAccountsPasswordForLong() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");
    for (int i = 0; i < 5; i++) {
      assertRefused(401, "", () -> people.signIn("ann", "a wrong guess"));
    }

    assertRefused(429, "wait", () -> people.signIn("ann", PASSWORD));

    people.now = people.now.plus(Duration.ofMinutes(1));
    people.signIn("ann", PASSWORD);
  }

  @Test
  void endsAllOtherSessionsWithTheOldPassword() {
    String phone = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    String laptop = people.signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP)).session();

    people.change("ann", PASSWORD, "another few words", laptop);

    assertRefused(401, "", () -> people.access.authenticate(phone));
    assertThat(people.access.authenticate(laptop).user()).isEqualTo("ann");
    assertRefused(401, "", () -> people.signIn("ann", PASSWORD));
    people.signIn("ann", "another few words");
  }

  @Test
  void changesNoPasswordWithoutTheOldOne() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");

    assertRefused(
        403, "old password", () -> people.change("ann", "a guess", "another few words", null));
    assertRefused(403, "old password", () -> people.change("ann", null, "another few words", null));
    assertRefused(400, "10 to 128", () -> people.change("ann", PASSWORD, "short", null));

    people.signIn("ann", PASSWORD);
  }

  @Test
  void givesTheOperatorAPasswordWhereThereWasNone() {
    people.begin("operator");

    people.change("operator", null, PASSWORD, People.session("operator"));

    assertThat(people.signIn("operator", PASSWORD).principal().isOperator()).isTrue();
  }

  @Test
  void givesAFirstPasswordOnlyToASessionThatBeganJustNow() {
    String session = People.session("operator");
    people.begin("operator");
    people.now = people.now.plus(Duration.ofMinutes(15));

    assertRefused(403, "sign in again", () -> people.change("operator", null, PASSWORD, session));
    assertRefused(403, "sign in again", () -> people.change("operator", "", PASSWORD, null));
    String anns = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    assertRefused(403, "sign in again", () -> people.change("operator", null, PASSWORD, anns));

    assertRefused(401, "", () -> people.signIn("operator", PASSWORD));
    assertThat(people.access.authenticate(session).user()).isEqualTo("operator");
  }

  @Test
  void countsNoAttemptOfAnOldSessionAsAWrongPassword() {
    for (int i = 0; i < 20; i++) {
      assertRefused(403, "sign in again", () -> people.change("operator", null, PASSWORD, null));
    }

    people.begin("operator");
    people.change("operator", null, PASSWORD, People.session("operator"));
  }

  @Test
  void showsSessionsAndEndsOne() {
    String phone = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    people.now = people.now.plus(Duration.ofHours(1));
    people.signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP));

    List<Session> sessions = people.desk.sessions(new ListSessions("ann", phone)).sessions();
    assertThat(sessions).extracting(Session::userAgent).containsExactly("a laptop", "a phone");
    assertThat(sessions).extracting(Session::address).containsExactly("192.0.2.8", "192.0.2.7");
    assertThat(sessions).extracting(Session::current).containsExactly(false, true);
    String id = sessions.getLast().id();
    assertRefused(404, id, () -> people.desk.end(new EndSession("operator", id)));

    people.desk.end(new EndSession("ann", id));

    assertRefused(401, "", () -> people.access.authenticate(phone));
  }

  @Test
  void letsAnAccountBackInByALinkAndShutsOutWhoHadIt() {
    String before = people.accept(people.invite(Role.VIEWER, "home"), "ann").session();
    String link = people.backIn("ann", Role.VIEWER);

    SignedIn back =
        people.invitations.accept(
            new AcceptInvitation(link, "ann", null, "yet another one", PHONE));

    assertThat(back.principal().sites()).isEqualTo(Map.of("home", Role.VIEWER));
    assertRefused(401, "", () -> people.access.authenticate(before));
  }

  @Test
  void removesAnAccountAndAllItHas() {
    String token =
        people
            .invitations
            .add(new AddAccount("bob", "Bob", Role.OPERATOR, null, "operator"))
            .token();
    String session = people.accept(token, "bob").session();
    assertThat(people.desk.accounts().accounts())
        .extracting(Account::id)
        .containsExactly("bob", "operator");

    leaveTraces("bob");
    people.desk.remove("bob");

    for (String table : OF_ACCOUNTS) {
      assertThat(rows(table, "bob")).as(table).isZero();
    }
    assertRefused(401, "", () -> people.access.authenticate(session));
    assertRefused(404, "bob", () -> people.desk.remove("bob"));
    assertRefused(409, "admin.token", () -> people.desk.remove("operator"));
  }

  @Test
  void letsNoStrangerLockSomebodyOutFromOneAddress() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");
    for (int i = 0; i < 5; i++) {
      assertRefused(401, "", () -> people.signIn("ann", "a wrong guess"));
    }

    people.signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP));
  }

  @Test
  void refusesWhatIsNoNameOrNoPasswordInTheWordsForAnUnknownName() {
    people.accept(people.invite(Role.VIEWER, "home"), "ann");
    String unknown = catchThrowable(() -> people.signIn("nobody", PASSWORD)).getMessage();

    assertThat(catchThrowable(() -> people.signIn("x".repeat(100_000), PASSWORD)))
        .hasMessage(unknown);
    assertThat(catchThrowable(() -> people.signIn("\0", PASSWORD))).hasMessage(unknown);
    assertThat(catchThrowable(() -> people.signIn("ann", "x".repeat(100_000)))).hasMessage(unknown);
  }

  @Test
  void invitesToNoSiteThatIsNotThere() {
    assertRefused(404, "cellar", () -> people.invite(Role.VIEWER, "cellar"));
    assertThatThrownBy(() -> new Invite(Role.VIEWER, null, null, "operator"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Invite(Role.OPERATOR, "home", null, "operator"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A clip that somebody has looked at, on a camera that they muted, with a phone. */
  private void leaveTraces(String account) {
    people.database.run(
        t ->
            t.update(
                    "insert into camera (id, site, name, source, sensor, suites)"
                        + " values ('yard', 'home', 'Yard', '', '', '')")
                + t.update(
                    "insert into clip (id, camera, site, importance, cause, detected_at,"
                        + " started_at, duration_ms, frames, missing, missing_ranges, state, bytes,"
                        + " pinned) values ('c', 'yard', 'home', 3, 'manual', 0, 0, 0, 0, 0, '[]',"
                        + " 'ready', 0, false)")
                + t.update("insert into review values (?, 'c', 0)", account));
  }

  private long rows(String table, String account) {
    return people.database.run(
        t ->
            t.first(
                    "select count(*) from " + table + " where account = ?",
                    row -> row.getLong(1),
                    account)
                .orElseThrow());
  }
}
