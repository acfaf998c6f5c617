package pasu.cli.client;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Clip;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.ScalingMessage.ScalingState;
import pasu.protocol.SensorState;

/** Values as people read them. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double KILO = 1_000;
  private static final double TENTH = 100; // Of a second, in milliseconds.
  private static final double TENTHS = 10;

  private Words() {}

  /** Local time, to the second. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** Seconds with one digit. */
  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / KILO);
  }

  /** How far a clock is ahead, in seconds; null where that is not known. */
  static @Nullable String clock(@Nullable Long offsetMillis) {
    return offsetMillis == null
        ? null
        : String.format(Locale.ROOT, "%+.1f s", Math.round(offsetMillis / TENTH) / TENTHS);
  }

  /** Powers of ten, as disks are sold. */
  static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    return bytes < KILO * KILO
        ? String.format(Locale.ROOT, "%.0f kB", bytes / KILO)
        : String.format(Locale.ROOT, "%.1f MB", bytes / KILO / KILO);
  }

  /** Frames stored of those captured. */
  static String completeness(Clip clip) {
    return "%d/%d".formatted(clip.frames(), clip.frames() + clip.missing());
  }

  /** The kinds of alarms raised; a dash for none. */
  static String alarms(List<Alarm> alarms) {
    return alarms.isEmpty()
        ? "-"
        : alarms.stream().map(Words::kind).distinct().collect(Collectors.joining(", "));
  }

  /** The sensors as configured, and how each is where that is known. */
  static String sensors(Camera camera) {
    return camera.sensors().isEmpty()
        ? camera.sensor()
        : camera.sensors().stream().map(Words::sensor).collect(Collectors.joining("; "));
  }

  /** What is wrong with a camera now: with itself, then with its sensors. */
  static Stream<String> problems(Camera camera) {
    if (!camera.online()) {
      return Stream.of("is offline; look whether its edge runs, and reaches this server");
    }
    return Stream.concat(
            Stream.of(camera).map(Camera::problem),
            camera.sensors().stream().map(SensorState::problem))
        .filter(Objects::nonNull)
        .distinct();
  }

  private static String sensor(SensorState state) {
    String far =
        state.metres() == null ? "" : String.format(Locale.ROOT, ", %.1f m", state.metres());
    return state.sensor() + " " + lower(state.condition()) + far;
  }

  private static String kind(Alarm alarm) {
    return lower(alarm.kind()).replace('_', ' ');
  }

  /** How many agents there are. */
  static String fleet(ScalingState state) {
    return "%d alive, %d starting, %d leaving"
        .formatted(state.agents().size(), state.starting().size(), state.leaving().size());
  }

  static String state(Clip clip) {
    return lower(clip.state()) + (clip.pinned() ? ", pinned" : "");
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
