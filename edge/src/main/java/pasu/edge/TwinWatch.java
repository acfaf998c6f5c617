package pasu.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmSentence;

/**
 * Whether another edge has this one's secret, as on a copied card: then the two take the link from
 * each other in turn. Once or twice is nothing, for news of an own link may come late (ADR 65). One
 * context.
 */
final class TwinWatch {

  private static final int TIMES = 3;

  /** Whoever lost the link is back after half a minute. */
  private static final Duration TURN = Duration.ofMinutes(3);

  private final String camera;
  private int times;
  private Instant last = Instant.MIN;
  private @Nullable Alarm raised;

  TwinWatch(String camera) {
    this.camera = camera;
  }

  /** The link was ended because there is a newer one, which this edge did not open. */
  void takenOver(Instant now) {
    times = isRecent(now) ? times + 1 : 1;
    last = now;
    if (times == TIMES) {
      raised = AlarmSentence.EDGE_TWICE.raise(camera, Map.of(), now);
    }
  }

  List<Alarm> alarms(Instant now) {
    raised = isRecent(now) ? raised : null;
    return raised == null ? List.of() : List.of(raised);
  }

  private boolean isRecent(Instant now) {
    return now.minus(TURN).isBefore(last);
  }
}
