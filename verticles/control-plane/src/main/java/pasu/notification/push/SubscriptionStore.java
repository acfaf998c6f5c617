package pasu.notification.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import pasu.database.Micros;
import pasu.database.Transaction;
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
          "an account may have %d devices that are notified; end it on another one first"
              .formatted(MOST_OF_AN_ACCOUNT));
    }
    return transaction.update(
            "insert into push_subscription (endpoint, account, p256dh, auth, device, created_at)"
                + " values (?, ?, ?, ?, ?, ?)",
            wish.endpoint(),
            wish.account(),
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

  /** Everybody who did not mute the camera. */
  static List<Subscription> hearing(Transaction transaction, String camera, Instant now)
      throws SQLException {
    return transaction.list(
        SELECT
            + "where not exists (select 1 from mute m"
            + " where m.account = s.account and m.camera = ? and m.muted_until > ?)",
        SubscriptionStore::read,
        camera,
        Micros.of(now));
  }

  static List<Subscription> all(Transaction transaction) throws SQLException {
    return transaction.list(SELECT, SubscriptionStore::read);
  }

  static List<Subscription> of(Transaction transaction, String account) throws SQLException {
    return transaction.list(SELECT + "where account = ?", SubscriptionStore::read, account);
  }

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
