package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.LauncherMessage.Launched;

/**
 * The launchers that are there, and which of them runs which agent: a name is one launcher's only,
 * until that one has stopped it or was told to. See ADR 38. Thread-safe.
 */
final class Launchers {

  /** Three of their words missed. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final Map<String, Instant> heard = new TreeMap<>();
  private final Map<String, Integer> most = new HashMap<>();
  private final Map<String, String> homes = new TreeMap<>();

  synchronized void heard(String launcher, Instant now) {
    heard.put(launcher, now);
  }

  /** Those that spoke of late, by name. */
  synchronized List<String> alive(Instant now) {
    return heard.entrySet().stream()
        .filter(entry -> entry.getValue().plus(SILENCE).isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Takes what a launcher runs, and returns those of its agents that another one runs, too: it was
   * away while they were given up and started there.
   */
  synchronized List<String> runs(String launcher, Launched launched) {
    most.put(launcher, launched.most());
    launched.agents().forEach(agent -> homes.putIfAbsent(agent, launcher));
    return launched.agents().stream().filter(agent -> !launcher.equals(homes.get(agent))).toList();
  }

  /** Which launcher runs an agent, or was last asked to; null where none is known. */
  synchronized @Nullable String home(String agent) {
    return homes.get(agent);
  }

  synchronized void started(String agent, String launcher) {
    homes.put(agent, launcher);
  }

  synchronized void stopped(String agent) {
    homes.remove(agent);
  }

  /** Where an agent may be started: with room, the emptiest first; one of its name comes first. */
  synchronized List<String> candidates(String agent, Instant now) {
    String home = homes.get(agent);
    return alive(now).stream()
        .filter(launcher -> launcher.equals(home) || count(launcher) < room(launcher))
        .sorted(
            Comparator.comparing((String launcher) -> !launcher.equals(home))
                .thenComparingLong(this::count))
        .toList();
  }

  private long count(String launcher) {
    return homes.values().stream().filter(launcher::equals).count();
  }

  private int room(String launcher) {
    return most.getOrDefault(launcher, Integer.MAX_VALUE);
  }
}
