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
import org.jspecify.annotations.Nullable;
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
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.AcceptInvitation;
import pasu.protocol.AccountMessage.Account;
import pasu.protocol.AccountMessage.AddAccount;
import pasu.protocol.AccountMessage.ChangeMember;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.EndSession;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.JoinSite;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.Member;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.AccountMessage.Session;
import pasu.protocol.Refusal;

@OnEachDatabase
class AccountsTest {

  private static final String PASSWORD = "nine lives of a cat";
  private static final Device PHONE = new Device("192.0.2.7", "a phone");
  private static final Device LAPTOP = new Device("192.0.2.8", "a laptop");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Instant now = Samples.NOON;
  private Database database;
  private Access access;
  private SignIns signIns;
  private Invitations invitations;
  private AccountDesk desk;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    SecureRandom random = new SecureRandom();
    Passwords passwords = new Passwords(random);
    access = new Access(database, () -> now, random);
    signIns = new SignIns(database, passwords, new SignInLimits(), () -> now, random);
    invitations = new Invitations(database, passwords, signIns, () -> now, random);
    desk = new AccountDesk(database, () -> now);
    database.run(t -> t.update("insert into site (id) values ('home'), ('shop')"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void letsSomebodyInWhoWasInvitedAndAfterwardsByTheirPassword() {
    accept(invite(Role.VIEWER, "home"), "ann");

    SignedIn signedIn = signIn("ann", PASSWORD);

    assertThat(signedIn.principal().role()).isEqualTo(Role.VIEWER);
    assertThat(access.authenticate(signedIn.session()).sites())
        .isEqualTo(Map.of("home", Role.VIEWER));
  }

  @Test
  void takesAnInvitationOnceAndSaysSo() {
    String token = invite(Role.VIEWER, "home");
    accept(token, "ann");

    assertRefused(410, "used already", () -> accept(token, "bob"));
    assertRefused(410, "used already", () -> invitations.show(token));
  }

  @Test
  void takesAnInvitationForSevenDaysAndSaysSo() {
    String token = invite(Role.VIEWER, "home");

    now = now.plus(Duration.ofDays(7));

    assertRefused(410, "expired", () -> accept(token, "ann"));
  }

  @Test
  void takesNoInvitationThatIsWrongByAByte() {
    String token = invite(Role.VIEWER, "home");

    assertRefused(404, "check the link", () -> accept(token.substring(1) + "x", "ann"));
    assertThat(invitations.show(token).site()).isEqualTo("home");
  }

  @Test
  void keepsAnInvitationWhoseNameWasTaken() {
    String token = invite(Role.OWNER, "home");

    assertRefused(409, "taken", () -> accept(token, "operator"));

    assertThat(accept(token, "ann").principal().role()).isEqualTo(Role.OWNER);
  }

  @Test
  void hasWhoIsThereAlreadyJoinASecondSite() {
    accept(invite(Role.VIEWER, "home"), "ann");

    invitations.join(new JoinSite(invite(Role.OWNER, "shop"), "ann"));

    assertThat(signIn("ann", PASSWORD).principal().sites())
        .isEqualTo(Map.of("home", Role.VIEWER, "shop", Role.OWNER));
  }

  @Test
  void refusesAWrongPasswordInTheWordsForAnUnknownName() {
    accept(invite(Role.VIEWER, "home"), "ann");

    Throwable wrong = refusal(() -> signIn("ann", "not the password"));
    Throwable unknown = refusal(() -> signIn("nobody", "not the password"));

    assertThat(wrong).hasMessage(unknown.getMessage());
    assertRefused(401, "", () -> signIn("operator", ""));
  }

  @Test
  void letsNobodyGuessAnAccountsPasswordForLong() {
    accept(invite(Role.VIEWER, "home"), "ann");
    for (int i = 0; i < 5; i++) {
      assertRefused(401, "", () -> signIn("ann", "a wrong guess"));
    }

    assertRefused(429, "wait", () -> signIn("ann", PASSWORD));

    now = now.plus(Duration.ofMinutes(1));
    signIn("ann", PASSWORD);
  }

  @Test
  void endsAllOtherSessionsWithTheOldPassword() {
    String phone = accept(invite(Role.VIEWER, "home"), "ann").session();
    String laptop = signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP)).session();

    change("ann", PASSWORD, "another few words", laptop);

    assertRefused(401, "", () -> access.authenticate(phone));
    assertThat(access.authenticate(laptop).user()).isEqualTo("ann");
    assertRefused(401, "", () -> signIn("ann", PASSWORD));
    signIn("ann", "another few words");
  }

  @Test
  void changesNoPasswordWithoutTheOldOne() {
    accept(invite(Role.VIEWER, "home"), "ann");

    assertRefused(403, "old password", () -> change("ann", "a guess", "another few words", null));
    assertRefused(403, "old password", () -> change("ann", null, "another few words", null));
    assertRefused(400, "10 to 128", () -> change("ann", PASSWORD, "short", null));

    signIn("ann", PASSWORD);
  }

  @Test
  void givesTheOperatorAPasswordWhereThereWasNone() {
    change("operator", null, PASSWORD, null);

    assertThat(signIn("operator", PASSWORD).principal().isOperator()).isTrue();
  }

  @Test
  void showsSessionsAndEndsOne() {
    String phone = accept(invite(Role.VIEWER, "home"), "ann").session();
    now = now.plus(Duration.ofHours(1));
    signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP));

    List<Session> sessions = desk.sessions(new ListSessions("ann", phone)).sessions();
    assertThat(sessions).extracting(Session::userAgent).containsExactly("a laptop", "a phone");
    assertThat(sessions).extracting(Session::address).containsExactly("192.0.2.8", "192.0.2.7");
    assertThat(sessions).extracting(Session::current).containsExactly(false, true);
    String id = sessions.getLast().id();
    assertRefused(404, id, () -> desk.end(new EndSession("operator", id)));

    desk.end(new EndSession("ann", id));

    assertRefused(401, "", () -> access.authenticate(phone));
  }

  @Test
  void changesAndRemovesMembers() {
    String session = accept(invite(Role.VIEWER, "home"), "ann").session();
    desk.change(new ChangeMember("home", "ann", Role.OWNER));
    assertThat(desk.members("home").members())
        .containsExactly(new Member("ann", "Ann <b>", Role.OWNER));

    desk.change(new ChangeMember("home", "ann", null));

    assertThat(access.authenticate(session).sites()).isEmpty();
    assertRefused(404, "ann", () -> desk.change(new ChangeMember("home", "ann", null)));
  }

  @Test
  void letsAnAccountBackInByALinkAndShutsOutWhoHadIt() {
    String before = accept(invite(Role.VIEWER, "home"), "ann").session();
    String link = invitations.invite(new Invite(Role.VIEWER, null, "ann", "operator")).token();

    SignedIn back =
        invitations.accept(new AcceptInvitation(link, "ann", null, "yet another one", PHONE));

    assertThat(back.principal().sites()).isEqualTo(Map.of("home", Role.VIEWER));
    assertRefused(401, "", () -> access.authenticate(before));
  }

  @Test
  void removesAnAccountAndAllItHas() {
    String token =
        invitations.add(new AddAccount("bob", "Bob", Role.OPERATOR, null, "operator")).token();
    String session = accept(token, "bob").session();
    assertThat(desk.accounts().accounts())
        .extracting(Account::id)
        .containsExactly("bob", "operator");

    desk.remove("bob");

    assertRefused(401, "", () -> access.authenticate(session));
    assertRefused(404, "bob", () -> desk.remove("bob"));
    assertRefused(409, "admin.token", () -> desk.remove("operator"));
  }

  @Test
  void letsNoStrangerLockSomebodyOutFromOneAddress() {
    accept(invite(Role.VIEWER, "home"), "ann");
    for (int i = 0; i < 5; i++) {
      assertRefused(401, "", () -> signIn("ann", "a wrong guess"));
    }

    signIns.signIn(new PasswordSignIn("ann", PASSWORD, LAPTOP));
  }

  @Test
  void refusesWhatIsNoNameOrNoPasswordInTheWordsForAnUnknownName() {
    accept(invite(Role.VIEWER, "home"), "ann");
    String unknown = refusal(() -> signIn("nobody", PASSWORD)).getMessage();

    assertThat(refusal(() -> signIn("x".repeat(100_000), PASSWORD))).hasMessage(unknown);
    assertThat(refusal(() -> signIn("\0", PASSWORD))).hasMessage(unknown);
    assertThat(refusal(() -> signIn("ann", "x".repeat(100_000)))).hasMessage(unknown);
  }

  @Test
  void invitesToNoSiteThatIsNotThere() {
    assertRefused(404, "cellar", () -> invite(Role.VIEWER, "cellar"));
    assertThatThrownBy(() -> new Invite(Role.VIEWER, null, null, "operator"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Invite(Role.OPERATOR, "home", null, "operator"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String invite(Role role, String site) {
    return invitations.invite(new Invite(role, site, null, "operator")).token();
  }

  private SignedIn accept(String token, String name) {
    return invitations.accept(new AcceptInvitation(token, name, "Ann <b>", PASSWORD, PHONE));
  }

  private SignedIn signIn(String name, String password) {
    return signIns.signIn(new PasswordSignIn(name, password, PHONE));
  }

  private void change(
      String account, @Nullable String old, String password, @Nullable String session) {
    signIns.change(new ChangePassword(account, old, password, session, "192.0.2.7"));
  }

  private static Throwable refusal(ThrowingCallable attempt) {
    return org.assertj.core.api.Assertions.catchThrowable(attempt);
  }

  private static void assertRefused(int code, String because, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code))
        .hasMessageContaining(because);
  }
}
