package pasu.edge;

import java.time.Duration;
import java.util.List;
import pasu.edge.option.Spans;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.Suite;
import pasu.protocol.frame.Frame;

/**
 * What an edge may be told, checked.
 *
 * @param camera the edge's and its camera's name, 1 to 40 of a-z, 0-9 and -
 * @param preRoll how much of a clip is from before its detection; 0 to 60 s
 * @param clipLength how much is from after it; 1 s to 10 min
 * @param ringBytes memory for the pre-roll, which it may shorten: 64 MiB hold 60 s of 70 kB
 *     pictures at 15 a second; at least one frame, {@value Frame#MAX_BYTES}
 * @param stall a camera silent for so long is opened again; slower than any sane picture rate
 * @param heartbeat from one {@code EdgeAlive} to the next
 * @param askPatience for one answer to a question for a lease; short, since a control plane that
 *     died never answers, and who asks again keeps the place in the line
 * @param suites what this processor can do, fastest first
 */
public record EdgeOptions(
    String camera,
    String site,
    Duration preRoll,
    Duration clipLength,
    long ringBytes,
    Duration stall,
    Duration heartbeat,
    Duration askPatience,
    List<Suite> suites) {

  public static final Duration DEFAULT_PRE_ROLL = Duration.ofSeconds(5);
  public static final Duration DEFAULT_CLIP_LENGTH = Duration.ofSeconds(30);

  private static final long DEFAULT_RING_BYTES = 64L * 1024 * 1024;
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  public EdgeOptions {
    checkNames(camera, site);
    checkRange("the pre-roll", preRoll, Duration.ZERO, Duration.ofSeconds(60));
    checkRange("the length of clips", clipLength, Duration.ofSeconds(1), Duration.ofMinutes(10));
    checkRange("stall", stall, MILLISECOND, Duration.ofMinutes(5));
    checkRange("heartbeat", heartbeat, MILLISECOND, Duration.ofMinutes(1));
    checkRange("askPatience", askPatience, MILLISECOND, Duration.ofMinutes(5));
    if (ringBytes < Frame.MAX_BYTES) {
      throw new IllegalArgumentException(
          "ringBytes must be at least %d, one frame, but is %d"
              .formatted(Frame.MAX_BYTES, ringBytes));
    }
    suites = List.copyOf(suites);
  }

  /** With the design's defaults for all that need not be chosen. */
  public EdgeOptions(String camera, String site, Duration preRoll, Duration clipLength) {
    this(
        camera,
        site,
        preRoll,
        clipLength,
        DEFAULT_RING_BYTES,
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        ProcessorSuites.fastestFirst());
  }

  public EdgeOptions withRingBytes(long bytes) {
    return new EdgeOptions(
        camera, site, preRoll, clipLength, bytes, stall, heartbeat, askPatience, suites);
  }

  public EdgeOptions withStall(Duration longest) {
    return new EdgeOptions(
        camera, site, preRoll, clipLength, ringBytes, longest, heartbeat, askPatience, suites);
  }

  public EdgeOptions withHeartbeat(Duration interval) {
    return new EdgeOptions(
        camera, site, preRoll, clipLength, ringBytes, stall, interval, askPatience, suites);
  }

  public EdgeOptions withAskPatience(Duration patience) {
    return new EdgeOptions(
        camera, site, preRoll, clipLength, ringBytes, stall, heartbeat, patience, suites);
  }

  /** A name that the bus would refuse each second is better refused once, here. */
  private static void checkNames(String camera, String site) {
    EdgeAlive _ =
        new EdgeAlive(camera, site, "", "", 0, 0, 0, null, List.of(), List.of(), List.of());
  }

  private static void checkRange(String what, Duration value, Duration from, Duration to) {
    if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but is %s"
              .formatted(what, Spans.write(from), Spans.write(to), Spans.write(value)));
    }
  }
}
