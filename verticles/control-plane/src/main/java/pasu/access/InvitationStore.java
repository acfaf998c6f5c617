package pasu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.protocol.AccountMessage.Invitation;
import pasu.protocol.AccountMessage.Invite;
import pasu.protocol.Refusal;

/** The table of invitations: one-time links. */
final class InvitationStore {

  private static final Duration REMEMBERED = Duration.ofDays(30);

  private record Row(Invitation invitation, @Nullable Long usedAt) {}

  private InvitationStore() {}

  static void add(Transaction transaction, String token, Invite wish, Instant now, Instant end)
      throws SQLException {
    transaction.update(
        "delete from invitation where expires_at <= ?", Micros.of(now.minus(REMEMBERED)));
    transaction.update(
        """
        insert into invitation (hash, site, role, account, invited_by, created_at, expires_at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        Token.hash(token),
        wish.site(),
        AccountStore.column(wish.role()),
        wish.account(),
        wish.by(),
        Micros.of(now),
        Micros.of(end));
  }

  /**
   * What a link is for that is still good.
   *
   * @throws Refusal 404 where there never was one, 410 where it was used, has expired, or its
   *     inviter may not invite to that any more
   */
  static Invitation find(Transaction transaction, String token, Instant now) throws SQLException {
    Row row =
        transaction
            .first(
                "select role, site, account, invited_by, expires_at, used_at from invitation"
                    + " where hash = ?",
                InvitationStore::read,
                Token.hash(token))
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-invitation", "this invitation never was one; check the link"));
    if (row.usedAt() != null) {
      throw new Refusal(
          410, "invitation-used", "this invitation was used already; ask for another");
    }
    if (!row.invitation().expiresAt().isAfter(now)) {
      throw new Refusal(410, "invitation-expired", "this invitation has expired; ask for another");
    }
    if (!mayStillInvite(transaction, row.invitation())) {
      throw new Refusal(
          410,
          "invitation-void",
          "whoever drew this invitation may no longer do so; ask for another");
    }
    return row.invitation();
  }

  /** Uses a link up, and says what it is for; refused as {@link #find} is. */
  static Invitation use(Transaction transaction, String token, Instant now) throws SQLException {
    Invitation invitation = find(transaction, token, now);
    transaction.update(
        "update invitation set used_at = ? where hash = ?", Micros.of(now), Token.hash(token));
    return invitation;
  }

  /** Removes what somebody drew for a site and nobody used. */
  static void removeUnusedBy(Transaction transaction, String inviter, String site)
      throws SQLException {
    transaction.update(
        "delete from invitation where invited_by = ? and site = ? and used_at is null",
        inviter,
        site);
  }

  /** Removes what lets somebody back in and was not used. */
  static void removeUnusedOf(Transaction transaction, String account) throws SQLException {
    transaction.update("delete from invitation where account = ? and used_at is null", account);
  }

  static void removeOf(Transaction transaction, String account) throws SQLException {
    transaction.update(
        "delete from invitation where account = ? or invited_by = ?", account, account);
  }

  private static boolean mayStillInvite(Transaction transaction, Invitation invitation)
      throws SQLException {
    String site = invitation.site();
    return AccountStore.principal(transaction, invitation.invitedBy())
        .filter(inviter -> site == null ? inviter.isOperator() : inviter.mayChange(site))
        .isPresent();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        new Invitation(
            AccountStore.role(row, 1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            Micros.toInstant(row.getLong(5))),
        Optional.of(row.getLong(6)).filter(used -> used > 0).orElse(null));
  }
}
