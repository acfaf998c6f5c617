package pasu.notification;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pasu.database.Transaction;
import pasu.notification.ChannelStore.SetUp;
import pasu.notification.NotificationChannel.Setting;
import pasu.protocol.NotificationMessage.ChangeChannel;
import pasu.protocol.Refusal;

/**
 * How each channel is set up: by operators, to be told of everything, and by a site's owners, to be
 * told of its cameras. Stateless.
 */
final class ChannelBook {

  /** A channel, as somebody set it up. */
  record Outlet(NotificationChannel channel, Setting setting) {}

  /** Where secrets go, as it is by itself: who may change only this must not be sent them. */
  private static final Map<String, String> DESTINATION =
      Map.of("url", "", "host", "", "port", "587", "security", "starttls");

  private final Map<String, NotificationChannel> channels = new LinkedHashMap<>();

  ChannelBook(List<NotificationChannel> channels) {
    channels.forEach(channel -> this.channels.put(channel.name(), channel));
  }

  /**
   * Over which a notice goes.
   *
   * @param site of the camera it is about; empty where it is about none
   */
  List<Outlet> outlets(Transaction transaction, String site) throws SQLException {
    List<Outlet> outlets = new ArrayList<>();
    for (String of : site.isEmpty() ? List.of("") : List.of("", site)) {
      for (NotificationChannel channel : of(of)) {
        if (ChannelStore.find(transaction, of, channel).enabled()) {
          outlets.add(outlet(transaction, of, channel));
        }
      }
    }
    return outlets;
  }

  /** Those that there are for operators, or else for a site. */
  List<NotificationChannel> of(String site) {
    return channels.values().stream()
        .filter(channel -> !fields(site, channel).isEmpty() || site.isEmpty())
        .toList();
  }

  /** Refuses with 404 where there is none. */
  NotificationChannel find(String site, String name) {
    return of(site).stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(site, name));
  }

  private Refusal unknown(String site, String name) {
    return Refusal.notFound(
        "unknown-channel",
        "no channel is called \"{name}\"; there are {known}",
        name,
        of(site).stream().map(NotificationChannel::name).toList());
  }

  /** What may be set of a channel. */
  Set<String> fields(String site, NotificationChannel channel) {
    TreeSet<String> fields = new TreeSet<>(channel.settings());
    fields.removeAll(site.isEmpty() ? Set.of() : channel.common());
    return fields;
  }

  Outlet outlet(Transaction transaction, String site, NotificationChannel channel)
      throws SQLException {
    Map<String, String> own = ChannelStore.find(transaction, site, channel).settings();
    return new Outlet(channel, new Setting(site, whole(transaction, site, channel, own)));
  }

  /** Refuses with 400 what cannot work, with 404 a site or channel there is not. */
  boolean change(Transaction transaction, String site, ChangeChannel wish) throws SQLException {
    refuseUnknownSite(transaction, site);
    NotificationChannel channel = find(site, wish.name());
    refuseUnknown(fields(site, channel), wish);
    Map<String, String> settings = new TreeMap<>(wish.settings());
    keepSecrets(channel, ChannelStore.find(transaction, site, channel).settings(), settings);
    settings.values().removeIf(String::isEmpty);
    if (wish.enabled()) {
      channel.check(whole(transaction, site, channel, settings));
    }
    ChannelStore.put(transaction, site, wish.name(), new SetUp(wish.enabled(), settings));
    return true;
  }

  private static void keepSecrets(
      NotificationChannel channel, Map<String, String> before, Map<String, String> settings) {
    Set<String> kept = new TreeSet<>(before.keySet());
    kept.retainAll(channel.secrets());
    kept.removeAll(settings.keySet());
    if (!kept.isEmpty() && !destination(before).equals(destination(settings))) {
      throw Refusal.badRequest(
          "secret-wanted",
          "{channel} would go elsewhere now; give its {secrets} again, or an empty text for none",
          channel.name(),
          String.join(" and ", kept));
    }
    kept.forEach(secret -> settings.put(secret, before.get(secret)));
  }

  private static Map<String, String> destination(Map<String, String> settings) {
    Map<String, String> destination = new TreeMap<>(DESTINATION);
    destination.replaceAll((name, usual) -> settings.getOrDefault(name, usual));
    return destination;
  }

  private static void refuseUnknownSite(Transaction transaction, String site) throws SQLException {
    if (!site.isEmpty()
        && transaction.first("select 1 from site where id = ?", _ -> 1, site).isEmpty()) {
      throw Refusal.unknown("site", site);
    }
  }

  private static Map<String, String> whole(
      Transaction transaction, String site, NotificationChannel channel, Map<String, String> own)
      throws SQLException {
    Map<String, String> whole = new TreeMap<>(own);
    if (!site.isEmpty()) {
      whole.putAll(ChannelStore.find(transaction, "", channel).settings());
      whole.keySet().retainAll(channel.common());
      whole.putAll(own);
    }
    return whole;
  }

  private static void refuseUnknown(Set<String> fields, ChangeChannel wish) {
    TreeSet<String> unknown = new TreeSet<>(wish.settings().keySet());
    unknown.removeAll(fields);
    if (!unknown.isEmpty()) {
      throw Refusal.badRequest(
          "unknown-settings",
          "{channel} has the settings {known}, but not {unknown}",
          wish.name(),
          fields,
          unknown);
    }
  }
}
