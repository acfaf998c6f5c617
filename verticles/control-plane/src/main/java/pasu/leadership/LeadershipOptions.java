package pasu.leadership;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;

/**
 * How the control planes over one database agree on one of them.
 *
 * @param holder this one's name, which no other has; host and process are in it for people
 * @param timeToLive a leader that cannot renew for so long steps down, and one that was not seen
 *     renewing for so long is succeeded; what a crash costs, so short, but longer than a slow
 *     database takes
 * @param renewal how often a leader renews; a quarter of the time to live, so that one that fails
 *     does no harm
 * @param alone whether no other can be there, as over a file in a locked folder: then there is
 *     nothing to agree on, and no row is written
 */
public record LeadershipOptions(
    String holder, Duration timeToLive, Duration renewal, boolean alone) {

  private static final int LONGEST_HOLDER = 80;

  public LeadershipOptions {
    if (holder.isBlank() || holder.length() > LONGEST_HOLDER) {
      throw new IllegalArgumentException(
          "holder must be 1 to 80 characters, but is \"%s\"".formatted(holder));
    }
    if (!renewal.isPositive() || renewal.multipliedBy(2).compareTo(timeToLive) > 0) {
      throw new IllegalArgumentException(
          "renewal must be positive and at most half the time to live of %s, but is %s"
              .formatted(timeToLive, renewal));
    }
  }

  /** With nobody else there. */
  public static LeadershipOptions withoutOthers() {
    return named(true);
  }

  /** With others there, or to come. */
  public static LeadershipOptions amongOthers() {
    return named(false);
  }

  private static LeadershipOptions named(boolean alone) {
    return new LeadershipOptions(name(), Duration.ofSeconds(2), Duration.ofMillis(500), alone);
  }

  /** Process and host, as the JVM knows them, and what makes it unique. */
  private static String name() {
    String process = ManagementFactory.getRuntimeMXBean().getName();
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return process.substring(0, Math.min(process.length(), LONGEST_HOLDER - 9)) + "/" + unique;
  }
}
