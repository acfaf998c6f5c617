package pasu.scaling;

import java.util.ArrayDeque;
import java.util.List;
import pasu.protocol.ScalingMessage.ScalingDecided;

/** The latest hundred decisions, whichever control plane made them. Thread-safe. */
public final class RecentDecisions {

  private static final int KEPT = 100;

  private final ArrayDeque<ScalingDecided> decisions = new ArrayDeque<>();

  synchronized void add(ScalingDecided decided) {
    decisions.add(decided);
    if (decisions.size() > KEPT) {
      decisions.remove();
    }
  }

  synchronized List<ScalingDecided> list() {
    return List.copyOf(decisions);
  }
}
