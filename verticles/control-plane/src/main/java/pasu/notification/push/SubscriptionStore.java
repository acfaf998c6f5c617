package pasu.notification.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pasu.access.Members;
import pasu.access.Token;
import pasu.database.Micros;
import pasu.database.Transaction;
import pasu.notification.Matter;
import pasu.notification.Notice;
import pasu.notification.Notice.Kind;
import pasu.protocol.NotificationMessage.Subscribe;
import pasu.protocol.Refusal;

/** The table of subscriptions. */
final class SubscriptionStore {

  private static final int MOST_OF_AN_ACCOUNT = 50;

  private static final String SELECT =
      "select endpoint, account, p256dh, auth, device from push_subscription s ";

  private SubscriptionStore() {}

  /** Refuses with 409 one more than an account may have. */
  static boolean put(Transaction transaction, Subscribe wish, Instant now) throws SQLException {
    transaction.update("delete from push_subscription where endpoint = ?", wish.endpoint());
    if (of(transaction, wish.account()).size() >= MOST_OF_AN_ACCOUNT) {
      throw Refusal.conflict(
          "devices-too-many",
          "an account may have {most} devices that are notified; end it on another one first",
          MOST_OF_AN_ACCOUNT);
    }
    return transaction.update(
            "insert into push_subscription"
                + " (endpoint, account, session, p256dh, auth, device, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            wish.endpoint(),
            wish.account(),
            wish.session() == null ? null : Token.hash(wish.session()),
            wish.p256dh(),
            wish.auth(),
            wish.device(),
            Micros.of(now))
        > 0;
  }

  static boolean remove(Transaction transaction, String account, String endpoint)
      throws SQLException {
    return transaction.update(
            "delete from push_subscription where endpoint = ? and account = ?", endpoint, account)
        > 0;
  }

  /**
   * Whom a notice concerns: of a camera, who may see it, but for those who muted it where it is a
   * detection; of all else, operators.
   */
  static List<Subscription> audience(Transaction transaction, Notice notice, Instant now)
      throws SQLException {
    Matter about = notice.about();
    Set<String> told =
        new HashSet<>(
            about.isCamera()
                ? Members.whoMaySee(transaction, about.id())
                : Members.operators(transaction));
    if (notice.kind() == Kind.DETECTION) {
      told.removeAll(deaf(transaction, about.id(), now));
    }
    return transaction.list(SELECT, SubscriptionStore::read).stream()
        .filter(subscription -> told.contains(subscription.account()))
        .toList();
  }

  private static List<String> deaf(Transaction transaction, String camera, Instant now)
      throws SQLException {
    return transaction.list(
        "select account from mute where camera = ? and muted_until > ?",
        row -> row.getString(1),
        camera,
        Micros.of(now));
  }

  static List<Subscription> of(Transaction transaction, String account) throws SQLException {
    return transaction.list(SELECT + "where account = ?", SubscriptionStore::read, account);
  }

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
