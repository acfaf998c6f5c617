package pasu.notification;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pasu.database.Transaction;

/** The table of channels; one without a row was never set up. */
final class ChannelStore {

  /** How a channel is set up; without what is common to all sites, where it is one of a site. */
  record SetUp(boolean enabled, Map<String, String> settings) {
    @Override
    public String toString() {
      return "SetUp[%s]".formatted(enabled); // There are secrets in the settings.
    }
  }

  private ChannelStore() {}

  /**
   * Finds one.
   *
   * @param site empty for that of the operators
   */
  static SetUp find(Transaction transaction, String site, NotificationChannel channel)
      throws SQLException {
    return stored(transaction, site, channel.name())
        .orElseGet(() -> new SetUp(site.isEmpty() && channel.isOnByItself(), Map.of()));
  }

  static void put(Transaction transaction, String site, String name, SetUp setUp)
      throws SQLException {
    transaction.update(
        "insert into channel (site, name, enabled, settings) values (?, ?, ?, ?)"
            + " on conflict (site, name) do update set enabled = excluded.enabled,"
            + " settings = excluded.settings",
        site,
        name,
        setUp.enabled(),
        new JsonObject(new TreeMap<>(setUp.settings())).encode());
  }

  private static Optional<SetUp> stored(Transaction transaction, String site, String name)
      throws SQLException {
    return transaction.first(
        "select enabled, settings from channel where site = ? and name = ?",
        row -> new SetUp(row.getBoolean(1), texts(row.getString(2))),
        site,
        name);
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new TreeMap<>();
    new JsonObject(json).forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
    return texts;
  }
}
