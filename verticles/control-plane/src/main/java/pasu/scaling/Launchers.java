package pasu.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pasu.protocol.LauncherMessage.Launched;

/**
 * The launchers that are there, and which of them runs which agent: a name is one launcher's only,
 * until that one has stopped it, was told to, or lists it no longer. See ADR 38. Thread-safe.
 */
final class Launchers {

  /** Three of their words missed. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final Map<String, Instant> heard = new TreeMap<>();
  private final Map<String, Integer> most = new HashMap<>();
  private final Map<String, String> homes = new TreeMap<>();
  private final Set<String> starting = new HashSet<>();

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
   * Where agents are whose start is not under way: what launchers asked from now on may correct.
   */
  synchronized Map<String, String> settled() {
    Map<String, String> settled = new HashMap<>(homes);
    settled.keySet().removeAll(starting);
    return settled;
  }

  /**
   * Takes what launchers, all asked at the same time, run. Another control plane may have moved an
   * agent since.
   *
   * @param settled where agents were when they were asked
   * @return by launcher, those of its agents that their home lists, too: it was away while they
   *     were given up and started there
   */
  synchronized Map<String, List<String>> run(
      Map<String, Launched> round, Map<String, String> settled) {
    round.forEach((launcher, launched) -> most.put(launcher, launched.most()));
    settled.forEach(
        (agent, home) -> {
          if (!starting.contains(agent) && hasLeft(agent, home, round)) {
            homes.remove(agent, home);
          }
        });
    Map<String, List<String>> twice = new TreeMap<>();
    round.forEach((launcher, launched) -> twice.put(launcher, twice(launcher, launched, round)));
    return twice;
  }

  private static boolean hasLeft(String agent, String home, Map<String, Launched> round) {
    return round.containsKey(home)
        ? !round.get(home).agents().contains(agent)
        : round.values().stream().anyMatch(launched -> launched.agents().contains(agent));
  }

  private boolean isListedAtHome(String agent, Map<String, Launched> round) {
    String home = homes.get(agent);
    return home != null && !hasLeft(agent, home, round);
  }

  private List<String> twice(String launcher, Launched launched, Map<String, Launched> round) {
    launched.agents().forEach(agent -> homes.putIfAbsent(agent, launcher));
    return launched.agents().stream()
        .filter(agent -> isListedAtHome(agent, round) && !launcher.equals(homes.get(agent)))
        .toList();
  }

  /** Which launcher runs an agent, or was last asked to; null where none is known. */
  synchronized @Nullable String home(String agent) {
    return homes.get(agent);
  }

  /** An agent is being started there: a launcher that does not list it yet has it all the same. */
  synchronized void starts(String agent, String launcher) {
    homes.put(agent, launcher);
    starting.add(agent);
  }

  synchronized void started(String agent) {
    starting.remove(agent);
  }

  synchronized void stopped(String agent) {
    homes.remove(agent);
    starting.remove(agent);
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
