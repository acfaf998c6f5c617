package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
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
import pasu.protocol.AccountMessage.ChangeMember;
import pasu.protocol.AccountMessage.ChangePassword;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.JoinSite;
import pasu.protocol.AccountMessage.PasswordSignIn;
import pasu.protocol.Refusal;

@OnEachDatabase
class InvitationsTest {

  private static final String PASSWORD = "nine lives of a cat";
  private static final Device PHONE = new Device("192.0.2.7", "a phone");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final Instant now = Samples.NOON;
  private Database database;
  private SignIns signIns;
  private Invitations invitations;
  private AccountDesk desk;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    SecureRandom random = new SecureRandom();
    Passwords passwords = new Passwords(random);
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
  void letsNobodyBackInByAnInvitationTheyDrewAsOwner() {
    accept(invite(Role.OWNER, "home"), "ann");
    String removed = inviteBy("ann", "home");
    desk.change(new ChangeMember("home", "ann", Role.VIEWER));
    assertRefused(404, "", () -> invitations.join(new JoinSite(removed, "ann")));

    String late = inviteBy("ann", "home"); // As if drawn while she was demoted.

    assertRefused(410, "may no longer", () -> invitations.join(new JoinSite(late, "ann")));
    assertRefused(410, "may no longer", () -> accept(late, "bob"));
    desk.change(new ChangeMember("home", "ann", Role.OWNER));
    accept(late, "bob");
  }

  @Test
  void voidsLinksThatLetBackInOnceAPasswordIsSet() {
    accept(invite(Role.VIEWER, "home"), "ann");
    String first = backIn("ann", Role.VIEWER);
    String second = backIn("ann", Role.VIEWER);

    accept(first, "ann");

    assertRefused(404, "", () -> accept(second, "ann"));
    String third = backIn("ann", Role.VIEWER);
    change("ann", PASSWORD, "another few words", null);
    assertRefused(404, "", () -> accept(third, "ann"));
  }

  @Test
  void raisesNobodyByALinkThatLetsThemBackIn() {
    accept(invite(Role.VIEWER, "home"), "ann");

    invitations.join(new JoinSite(backIn("ann", Role.OPERATOR), "ann"));

    assertThat(signIn("ann", PASSWORD).principal().role()).isEqualTo(Role.VIEWER);
  }

  private String inviteBy(String owner, String site) {
    return invitations.invite(new Invite(Role.OWNER, site, null, owner)).token();
  }

  private String backIn(String account, Role role) {
    return invitations.invite(new Invite(role, null, account, "operator")).token();
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

  private static void assertRefused(int code, String because, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code))
        .hasMessageContaining(because);
  }
}
