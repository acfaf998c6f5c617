package pasu.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;
import pasu.protocol.LinkMessage.ClockRead;

/** How far this machine's clock is off the server's, and whether that is too far. One context. */
final class ClockWatch {

  private static final Duration WRONG = Duration.ofSeconds(5);
  private static final Duration RIGHT = Duration.ofSeconds(2);

  private final String camera;
  private @Nullable Long offsetMillis;
  private @Nullable Alarm raised;

  ClockWatch(String camera) {
    this.camera = camera;
  }

  void read(ClockRead read, Instant now) {
    long millis = TimeUnit.MICROSECONDS.toMillis(read.offsetMicros());
    offsetMillis = millis;
    Duration off = Duration.ofMillis(Math.abs(millis));
    if (raised == null && off.compareTo(WRONG) > 0) {
      raised =
          (millis > 0 ? AlarmSentence.CLOCK_AHEAD : AlarmSentence.CLOCK_BEHIND)
              .raise(camera, Map.of("seconds", off.toSeconds()), now);
    } else if (off.compareTo(RIGHT) < 0) {
      raised = null;
    }
  }

  /** How far it is ahead; null before that is known. */
  @Nullable Long offsetMillis() {
    return offsetMillis;
  }

  List<Alarm> alarms() {
    return raised == null ? List.of() : List.of(raised);
  }
}
