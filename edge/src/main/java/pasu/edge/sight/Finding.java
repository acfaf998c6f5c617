package pasu.edge.sight;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;

/** One thing that may be wrong with the pictures; raised once it was so often enough in a row. */
final class Finding {

  private final String camera;
  private final Kind kind;
  private final int timesInARow;
  private int times;
  private @Nullable Alarm raised;

  Finding(String camera, Kind kind, int timesInARow) {
    this.camera = camera;
    this.kind = kind;
    this.timesInARow = timesInARow;
  }

  /** Says whether it is so now. */
  void update(boolean isSo, String sentence, Instant now) {
    times = isSo ? Math.min(times + 1, timesInARow) : 0;
    if (!isSo) {
      raised = null;
    } else if (times == timesInARow && raised == null) {
      raised = new Alarm(camera, kind, true, sentence, now);
    }
  }

  Optional<Alarm> raised() {
    return Optional.ofNullable(raised);
  }
}
