package pasu.edge.sight;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;

/** One thing that may be wrong with the pictures; raised once it was so often enough in a row. */
final class Finding {

  private final String camera;
  private final AlarmSentence sentence;
  private final int timesInARow;
  private int times;
  private @Nullable Alarm raised;

  Finding(String camera, AlarmSentence sentence, int timesInARow) {
    this.camera = camera;
    this.sentence = sentence;
    this.timesInARow = timesInARow;
  }

  /**
   * Says whether it is so now.
   *
   * @param values for the sentence
   */
  void update(boolean isSo, Map<String, ?> values, Instant now) {
    times = isSo ? Math.min(times + 1, timesInARow) : 0;
    if (!isSo) {
      raised = null;
    } else if (times == timesInARow && raised == null) {
      raised = sentence.raise(camera, values, now);
    }
  }

  Optional<Alarm> raised() {
    return Optional.ofNullable(raised);
  }
}
