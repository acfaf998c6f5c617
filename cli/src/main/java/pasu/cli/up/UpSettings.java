package pasu.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pasu.cli.CommandFailure;
import pasu.cli.role.Door;
import pasu.edge.CameraSpec;

/**
 * What {@code pasu up} was asked for, checked as far as words can be.
 *
 * @param data the data folder
 * @param capacity slots of each agent, 1 to 1,000
 * @param preRoll 0 to 60 s
 * @param spoolMebibytes of the disk for clips that no agent has taken yet, 16 to 1,048,576
 * @param pushHosts push services of the operator's own
 */
public record UpSettings(
    Path data,
    Door door,
    List<CameraSpec> cameras,
    int capacity,
    Duration preRoll,
    Duration clipLength,
    int spoolMebibytes,
    List<String> pushHosts) {

  private static final int DEFAULT_SPOOL = 2_048;

  /** What is watched when nothing was asked for: a drawn scene with somebody walking in. */
  private static final String DEMO = "demo=scene:";

  private static final int MAX_CAPACITY = 1_000;
  private static final int MIN_SPOOL = 16;
  private static final int MAX_SPOOL = 1024 * 1024;
  private static final Duration MAX_PRE_ROLL = Duration.ofSeconds(60);

  public UpSettings {
    cameras = cameras.isEmpty() ? List.of(CameraSpec.parse(DEMO)) : List.copyOf(cameras);
    if (capacity < 1 || capacity > MAX_CAPACITY) {
      throw CommandFailure.usage(
          "--capacity must be 1 to %d streams an agent, but is %d"
              .formatted(MAX_CAPACITY, capacity));
    }
    if (preRoll.isNegative() || preRoll.compareTo(MAX_PRE_ROLL) > 0) {
      throw CommandFailure.usage(
          "--pre-roll must be 0s to 60s, but is %ss".formatted(preRoll.toSeconds()));
    }
    if (spoolMebibytes < MIN_SPOOL || spoolMebibytes > MAX_SPOOL) {
      throw CommandFailure.usage(
          "--spool must be %d to %d MiB, but is %d"
              .formatted(MIN_SPOOL, MAX_SPOOL, spoolMebibytes));
    }
    checkNamesDiffer(cameras);
    pushHosts = List.copyOf(pushHosts);
  }

  /** Without push services of the operator's own. */
  public UpSettings(
      Path data,
      Door door,
      List<CameraSpec> cameras,
      int capacity,
      Duration preRoll,
      Duration clipLength,
      int spoolMebibytes) {
    this(data, door, cameras, capacity, preRoll, clipLength, spoolMebibytes, List.of());
  }

  /** With a spool of the usual size. */
  public UpSettings(
      Path data,
      Door door,
      List<CameraSpec> cameras,
      int capacity,
      Duration preRoll,
      Duration clipLength) {
    this(data, door, cameras, capacity, preRoll, clipLength, DEFAULT_SPOOL);
  }

  long spoolBytes() {
    return spoolMebibytes * 1024L * 1024;
  }

  private static void checkNamesDiffer(List<CameraSpec> cameras) {
    Set<String> names = new HashSet<>();
    for (CameraSpec camera : cameras) {
      if (!names.add(camera.name())) {
        throw CommandFailure.usage(
            "two cameras are called \"%s\"; give each --camera a name of its own"
                .formatted(camera.name()));
      }
    }
  }
}
