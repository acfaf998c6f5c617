package pasu.access;

import java.sql.SQLException;
import java.time.InstantSource;
import pasu.database.Database;
import pasu.database.Transaction;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.AccountMessage.Accounts;
import pasu.protocol.AccountMessage.ChangeMember;
import pasu.protocol.AccountMessage.EndSession;
import pasu.protocol.AccountMessage.ListSessions;
import pasu.protocol.AccountMessage.Members;
import pasu.protocol.AccountMessage.Sessions;
import pasu.protocol.Refusal;

/**
 * Accounts, members and sessions as they are, and changing them. Thread-safe; every method blocks
 * on the database and fails with a {@link Refusal}.
 */
final class AccountDesk {

  private static final String OPERATOR = "operator";

  private final Database database;
  private final InstantSource clock;

  AccountDesk(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Accounts accounts() {
    return new Accounts(database.run(AccountStore::list));
  }

  /** Refuses with 404 where there is none, and with 409 for the one that admin.token is of. */
  boolean remove(String account) {
    if (account.equals(OPERATOR)) {
      throw Refusal.conflict(
          "operator-stays",
          "the account \"operator\" stays: the first sign-in link and admin.token are of it");
    }
    return database.run(
        transaction -> {
          AccountStore.refuseUnknown(transaction, account);
          InvitationStore.removeOf(transaction, account);
          AccountStore.remove(transaction, account);
          return true;
        });
  }

  /** Refuses with 404 where there is no such site. */
  Members members(String site) {
    return new Members(
        database.run(
            transaction -> {
              AccountStore.refuseUnknownSite(transaction, site);
              return MemberStore.list(transaction, site);
            }));
  }

  /**
   * Whoever is not its owner any more has no open invitations to it. Refuses with 404 somebody who
   * is not of the site, with 409 to leave it without an owner, unless an operator asks.
   */
  boolean change(ChangeMember wish) {
    boolean changed =
        database.run(
            transaction -> {
              if (wish.role() != Role.OWNER) {
                refuseLastOwner(transaction, wish);
                InvitationStore.removeUnusedBy(transaction, wish.account(), wish.site());
              }
              return wish.role() == null
                  ? MemberStore.remove(transaction, wish.site(), wish.account())
                  : MemberStore.change(transaction, wish.site(), wish.account(), wish.role());
            });
    if (!changed) {
      throw Refusal.notFound(
          "unknown-member",
          "nobody called \"{name}\" is of the site {site}",
          wish.account(),
          wish.site());
    }
    return true;
  }

  /** Nobody of the site could invite or let anybody go any more, the owner themselves neither. */
  private static void refuseLastOwner(Transaction transaction, ChangeMember wish)
      throws SQLException {
    boolean byOperator =
        AccountStore.principal(transaction, wish.by()).filter(Principal::isOperator).isPresent();
    if (!byOperator && MemberStore.isOnlyOwner(transaction, wish.site(), wish.account())) {
      throw Refusal.conflict(
          "only-owner",
          "{name} is the only owner of the site {site}; make somebody else its owner first, or ask"
              + " an operator",
          wish.account(),
          wish.site());
    }
  }

  Sessions sessions(ListSessions question) {
    return new Sessions(
        database.run(
            transaction ->
                SessionStore.list(
                    transaction, question.account(), question.session(), clock.instant())));
  }

  boolean end(EndSession wish) {
    if (!database.run(t -> SessionStore.end(t, wish.account(), wish.id()))) {
      throw Refusal.notFound("unknown-session", "you have no session \"{id}\"", wish.id());
    }
    return true;
  }
}
