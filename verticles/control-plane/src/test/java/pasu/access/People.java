package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
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

/** People who come to two sites, home and shop, and go: over a real database, at noon. */
final class People implements AutoCloseable {

  static final String PASSWORD = "nine lives of a cat";
  static final Device PHONE = new Device("192.0.2.7", "a phone");

  Instant now = Samples.NOON;
  final Database database;
  final Access access;
  final SignIns signIns;
  final Invitations invitations;
  final AccountDesk desk;
  final PasskeyDesk passkeys;

  People(DatabaseKind kind, Path folder) {
    SecureRandom random = new SecureRandom();
    Passwords passwords = new Passwords(random);
    database = Database.open(kind.fresh(folder));
    access = new Access(database, () -> now, random);
    signIns = new SignIns(database, passwords, new SignInLimits(), () -> now, random);
    invitations = new Invitations(database, passwords, signIns, () -> now, random);
    desk = new AccountDesk(database, () -> now);
    passkeys = new PasskeyDesk(database, signIns, () -> now, random);
    database.run(t -> t.update("insert into site (id) values ('home'), ('shop')"));
  }

  /** A link, drawn by the operator. */
  String invite(Role role, String site) {
    return inviteBy("operator", role, site);
  }

  String inviteBy(String who, Role role, String site) {
    return invitations.invite(new Invite(role, site, null, who)).token();
  }

  /** A link for an account that is there. */
  String backIn(String account, Role role) {
    return invitations.invite(new Invite(role, null, account, "operator")).token();
  }

  SignedIn accept(String token, String name) {
    return invitations.accept(new AcceptInvitation(token, name, "Ann <b>", PASSWORD, PHONE));
  }

  void join(String token, String account) {
    invitations.join(new JoinSite(token, account));
  }

  SignedIn signIn(String name, String password) {
    return signIns.signIn(new PasswordSignIn(name, password, PHONE));
  }

  void change(String account, @Nullable String old, String password, @Nullable String session) {
    signIns.change(new ChangePassword(account, old, password, session, PHONE.address()));
  }

  /** What stands for the session an account has after {@link #begin}. */
  static String session(String account) {
    return "session of " + account;
  }

  /** Has them sign in just now; whatever session they had is over. */
  void begin(String account) {
    database.run(
        t -> {
          SessionStore.end(t, session(account));
          SessionStore.begin(t, session(account), account, PHONE, now);
          return true;
        });
  }

  /** Has somebody be another in a site, or go; as somebody wants it. */
  void become(String site, String account, @Nullable Role role, String by) {
    desk.change(new ChangeMember(site, account, role, by));
  }

  static void assertRefused(int code, String because, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code))
        .hasMessageContaining(because);
  }

  @Override
  public void close() {
    database.close();
  }
}
