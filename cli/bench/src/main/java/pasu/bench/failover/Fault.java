package pasu.bench.failover;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens to a mesh, and what is promised then. */
enum Fault {
  /** The one that records a clip; another goes on with it. */
  AGENT_KILLED(Duration.ofSeconds(2), null),
  /** The only one, started again at once; of several the one that leads, and it stays away. */
  CONTROL_KILLED(Duration.ofSeconds(5), null),
  GATEWAY_KILLED(Duration.ofSeconds(5), null),
  /** The oldest member of the cluster, whatever its role, started again at once. */
  MASTER_KILLED(Duration.ofSeconds(5), null),
  AGENT_FROZEN(Duration.ofSeconds(2), Duration.ofSeconds(15)),
  CONTROL_FROZEN(null, Duration.ofSeconds(15)),
  GATEWAY_FROZEN(null, Duration.ofSeconds(15)),
  /** Everything is stopped and started again, one after another, during twenty detections. */
  ROLLING_RESTART(null, null);

  private final @Nullable Duration served;
  private final @Nullable Duration healed;

  Fault(@Nullable Duration served, @Nullable Duration healed) {
    this.served = served;
    this.healed = healed;
  }

  /** At most so long a new detection waits for its lease after it; null where nothing is said. */
  @Nullable Duration served() {
    return served;
  }

  /** At most so long after a frozen node woke all is as before; null where nothing is said. */
  @Nullable Duration healed() {
    return healed;
  }

  boolean isFreeze() {
    return name().endsWith("_FROZEN");
  }

  /** As it is typed, {@code agent-killed}. */
  static Fault parse(String typed) {
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no fault; choose of %s".formatted(typed, List.of(values()))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
