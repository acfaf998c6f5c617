package pasu.notification;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import pasu.protocol.Refusal;

/** One way to people. Belongs to one event loop, which it never blocks. */
public interface NotificationChannel {

  /** What it is called in the API. */
  String name();

  /** Whether it works without being set up. */
  default boolean isOnByItself() {
    return false;
  }

  /** Which settings it has. */
  Set<String> settings();

  /** Those of them that nobody reads again. */
  Set<String> secrets();

  /**
   * Those of them that an operator sets for all sites, as the mail server; all where sites have no
   * such channel of their own.
   */
  Set<String> common();

  /**
   * Refuses settings that cannot work.
   *
   * @throws Refusal of code 400 saying which, and what to do
   */
  void check(Map<String, String> settings);

  /**
   * Tells everybody who is there; completes when that is done, at the latest soon after it is
   * {@link Notice#news()} no longer, and fails with a sentence where somebody was not reached.
   */
  Future<Void> send(Notice notice, Setting setting);

  /** Sends a trial, which only this account's devices get where it knows devices. */
  default Future<Void> test(Notice trial, String account, Setting setting) {
    return send(trial, setting);
  }

  /**
   * How it is set up.
   *
   * @param site whose owners did that, who may not send anything into the network Pasu is in (ADR
   *     50); empty for operators, who may
   */
  record Setting(String site, Map<String, String> texts) {
    public Setting {
      texts = Map.copyOf(texts);
    }

    public boolean isOfOperators() {
      return site.isEmpty();
    }

    @Override
    public String toString() {
      return "Setting[%s]".formatted(site); // There are secrets in the texts.
    }
  }
}
