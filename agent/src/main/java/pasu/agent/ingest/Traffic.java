package pasu.agent.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import pasu.protocol.AgentMessage.Datagrams;
import pasu.protocol.frame.Drop;
import pasu.protocol.frame.Drops;

/** What a receiver counts, for all its sessions and since its start. Thread-safe. */
public final class Traffic {

  final LongAdder datagrams = new LongAdder();
  final LongAdder repairs = new LongAdder();
  final LongAdder asked = new LongAdder();
  final LongAdder answers = new LongAdder();
  final LongAdder refusals = new LongAdder();
  final Drops drops = new Drops();

  public Traffic() {}

  /** Datagrams that came in, from whomever. */
  public long received() {
    return datagrams.sum();
  }

  /** Pieces that came because they were asked for. */
  public long repaired() {
    return repairs.sum();
  }

  /** NACKs sent. */
  public long nacks() {
    return asked.sum();
  }

  /** Datagrams sent, whatever they say. */
  public long answered() {
    return answers.sum();
  }

  /** Clip frames that the sink did not take; each time counts. */
  public long refused() {
    return refusals.sum();
  }

  public long dropped(Drop reason) {
    return drops.of(reason);
  }

  /** All of it, for those who look on. */
  public Datagrams describe() {
    Map<String, Long> dropped = new HashMap<>();
    for (Drop drop : Drop.values()) {
      dropped.put(drop.word(), dropped(drop));
    }
    return new Datagrams(received(), answered(), nacks(), repaired(), refused(), dropped);
  }
}
