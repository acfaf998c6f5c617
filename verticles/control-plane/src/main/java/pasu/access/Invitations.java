package pasu.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccessMessage.SignedIn;
import pasu.protocol.AccountMessage.AcceptInvitation;
import pasu.protocol.AccountMessage.AddAccount;
import pasu.protocol.AccountMessage.Invitation;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.AccountMessage.Invited;
import pasu.protocol.AccountMessage.JoinSite;
import pasu.protocol.Refusal;

/**
 * One-time links with which people come in. Thread-safe; every method blocks, on the database and
 * maybe on hashing, and fails with a {@link Refusal}.
 */
final class Invitations {

  private static final Duration LIFE = Duration.ofDays(7);

  private final Database database;
  private final Passwords passwords;
  private final SignIns signIns;
  private final InstantSource clock;
  private final RandomGenerator random;

  Invitations(
      Database database,
      Passwords passwords,
      SignIns signIns,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.passwords = passwords;
    this.signIns = signIns;
    this.clock = clock;
    this.random = random;
  }

  Invited invite(Invite wish) {
    return database.run(transaction -> draw(transaction, wish));
  }

  /** Adds an account, and draws the link that lets its person in. */
  Invited add(AddAccount wish) {
    return database.run(
        transaction -> {
          AccountStore.add(
              transaction,
              wish.account(),
              wish.title(),
              wish.role() == Role.OPERATOR,
              null,
              clock.instant());
          join(transaction, wish.account(), wish.role(), wish.site());
          return draw(transaction, new Invite(wish.role(), null, wish.account(), wish.by()));
        });
  }

  Invitation show(String token) {
    return database.run(transaction -> InvitationStore.find(transaction, token, clock.instant()));
  }

  /**
   * Makes the account and begins a session. Of the account that a link lets back into, sets the
   * password, and ends whatever else lets in: sessions and passkeys.
   */
  SignedIn accept(AcceptInvitation wish) {
    show(wish.token()); // Before work is spent on a password.
    String password = Passwords.checked(wish.password());
    signIns.count(wish.device());
    String hash = passwords.hash(password);
    SignedIn signedIn = database.run(transaction -> accept(transaction, wish, hash));
    signIns.succeeded(wish.device());
    return signedIn;
  }

  private SignedIn accept(Transaction transaction, AcceptInvitation wish, String hash)
      throws SQLException {
    Invitation invitation = InvitationStore.use(transaction, wish.token(), clock.instant());
    String account = invitation.account();
    if (account == null) {
      account = wish.account();
      AccountStore.add(
          transaction,
          account,
          wish.title(),
          invitation.role() == Role.OPERATOR,
          hash,
          clock.instant());
      join(transaction, account, invitation.role(), invitation.site());
    } else {
      AccountStore.setPassword(transaction, account, hash);
      SessionStore.endOthers(transaction, account, null);
      PasskeyStore.removeAll(transaction, account);
    }
    return signIns.begin(transaction, account, wish.device());
  }

  /** Has an account that is there be of the link's site, or an operator. */
  boolean join(JoinSite wish) {
    return database.run(
        transaction -> {
          Invitation invitation = InvitationStore.use(transaction, wish.token(), clock.instant());
          if (invitation.account() != null && !invitation.account().equals(wish.account())) {
            throw Refusal.conflict(
                "invitation-for-another",
                "this link is for the account \"{name}\"; sign out first",
                invitation.account());
          }
          if (invitation.account() == null) { // Else it only lets back in.
            raise(transaction, wish.account(), invitation);
          }
          return true;
        });
  }

  private static void raise(Transaction transaction, String account, Invitation invitation)
      throws SQLException {
    refuseNothingNew(transaction, account, invitation);
    if (invitation.role() == Role.OPERATOR) {
      AccountStore.makeOperator(transaction, account);
    }
    join(transaction, account, invitation.role(), invitation.site());
  }

  /** As when an owner opens the link that they drew: it stays good for whom it is meant. */
  private static void refuseNothingNew(
      Transaction transaction, String account, Invitation invitation) throws SQLException {
    String site = invitation.site();
    Optional<Principal> already =
        AccountStore.principal(transaction, account)
            .filter(
                who ->
                    site == null
                        ? who.isOperator()
                        : invitation.role() == Role.OWNER ? who.mayChange(site) : who.maySee(site));
    if (already.isPresent()) {
      throw Refusal.conflict(
          "invitation-needless",
          "you may already do all that this link is for; it stays good for whom it is meant");
    }
  }

  private static void join(
      Transaction transaction, String account, Role role, @Nullable String site)
      throws SQLException {
    if (site != null) {
      AccountStore.refuseUnknownSite(transaction, site);
      MemberStore.put(transaction, site, account, role);
    }
  }

  private Invited draw(Transaction transaction, Invite wish) throws SQLException {
    if (wish.site() != null) {
      AccountStore.refuseUnknownSite(transaction, wish.site());
    }
    if (wish.account() != null) {
      AccountStore.refuseUnknown(transaction, wish.account());
    }
    String token = Token.random(random);
    Instant end = clock.instant().plus(LIFE);
    InvitationStore.add(transaction, token, wish, clock.instant(), end);
    return new Invited(token, end);
  }
}
