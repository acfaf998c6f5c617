package pasu.notification;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pasu.database.Transaction;

/** The table of channels; one without a row was never set up. */
final class ChannelStore {

  /** How a channel is set up. */
  record SetUp(boolean enabled, Map<String, String> settings) {
    @Override
    public String toString() {
      return "SetUp[%s]".formatted(enabled); // There are secrets in the settings.
    }
  }

  private ChannelStore() {}

  static SetUp find(Transaction transaction, NotificationChannel channel) throws SQLException {
    return stored(transaction, channel.name())
        .orElseGet(() -> new SetUp(channel.isOnByItself(), Map.of()));
  }

  static void put(Transaction transaction, String name, SetUp setUp) throws SQLException {
    transaction.update(
        "insert into notification_channel (name, enabled, settings) values (?, ?, ?)"
            + " on conflict (name) do update set enabled = excluded.enabled,"
            + " settings = excluded.settings",
        name,
        setUp.enabled(),
        new JsonObject(new TreeMap<>(setUp.settings())).encode());
  }

  private static Optional<SetUp> stored(Transaction transaction, String name) throws SQLException {
    return transaction.first(
        "select enabled, settings from notification_channel where name = ?",
        row -> new SetUp(row.getBoolean(1), texts(row.getString(2))),
        name);
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new TreeMap<>();
    new JsonObject(json).forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
    return texts;
  }
}
