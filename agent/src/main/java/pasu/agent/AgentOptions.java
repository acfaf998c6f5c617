package pasu.agent;

import java.nio.file.Path;
import java.time.Duration;
import pasu.agent.clip.ClipOptions;

/**
 * Who an agent is and how much it takes on.
 *
 * @param id its name, 1 to 40 of a-z, 0-9 and -
 * @param capacity how many streams it takes at a time, 1 to 1,000; three 720p streams leave a small
 *     machine room for an MP4
 * @param clips the folder of all clips
 * @param stopPatience how long it may take to commit what is under way when it is stopped
 */
public record AgentOptions(
    String id,
    int capacity,
    Path clips,
    AgentDoors doors,
    ClipOptions clip,
    Duration stopPatience) {

  public static final int DEFAULT_CAPACITY = 3;

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  public AgentOptions {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "an agent's id must be 1 to 40 of a-z, 0-9 and -, but is \"%s\"".formatted(id));
    }
    if (capacity < 1 || capacity > 1_000) {
      throw new IllegalArgumentException("capacity must be 1 to 1,000, but is " + capacity);
    }
    if (!stopPatience.isPositive()) {
      throw new IllegalArgumentException("stopPatience must be positive, but is " + stopPatience);
    }
  }

  public AgentOptions(String id, int capacity, Path clips, AgentDoors doors) {
    this(id, capacity, clips, doors, ClipOptions.DEFAULTS, STOP_PATIENCE);
  }

  /** Reached at one address by everybody. */
  public AgentOptions(String id, int capacity, Path clips, String host) {
    this(id, capacity, clips, AgentDoors.at(host));
  }
}
