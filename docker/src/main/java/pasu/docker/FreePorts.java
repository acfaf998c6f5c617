package pasu.docker;

import java.util.HashSet;
import java.util.Set;

/**
 * Which port the next agent gets: the engine knows who has one, this knows who is about to.
 * Thread-safe.
 */
final class FreePorts {

  private final PortRange range;
  private final Set<Integer> promised = new HashSet<>();

  FreePorts(PortRange range) {
    this.range = range;
  }

  /**
   * Promises one.
   *
   * @throws LaunchException where all are taken
   */
  synchronized int promise(Set<Integer> taken) {
    int port =
        range.stream()
            .filter(candidate -> !taken.contains(candidate) && !promised.contains(candidate))
            .findFirst()
            .orElseThrow(this::exhausted);
    promised.add(port);
    return port;
  }

  /** Ends a promise: the engine knows about it now, or nobody needs it. */
  synchronized void settle(int port) {
    promised.remove(port);
  }

  private LaunchException exhausted() {
    return new LaunchException(
        "all ports %s are taken; give the launcher a longer range with --ports, or start fewer agents"
            .formatted(range));
  }
}
