package pasu.bench.attack;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import pasu.agent.ingest.ReceiverOptions;
import pasu.protocol.AgentMessage.Datagrams;

/** Hostile datagrams at a real receiver, beside a real stream: what came of it. */
final class Attack {

  private static final int PARTS = 10;
  private static final long PATIENCE_SECONDS = 60;

  /**
   * What came of it.
   *
   * @param seconds that sending took
   * @param answeredBytes that came back to the attacker
   * @param strayAnswers that left the agent, but not for the edge
   * @param heapGrowth the most after a collection, in bytes
   * @param leasesLost how often the edge needed a new one
   * @param keyChanges of the edge within its leases
   * @param captured frames of the clip
   * @param lost of these, how many are not stored byte for byte
   * @param acknowledged whether the clip was, within a minute
   * @param datagrams as the agent counted them
   */
  record Outcome(
      long sent,
      double seconds,
      long answeredBytes,
      long strayAnswers,
      long heapGrowth,
      int leasesLost,
      long keyChanges,
      long captured,
      long lost,
      boolean acknowledged,
      Datagrams datagrams) {}

  private final long seed;
  private final ReceiverOptions options;

  Attack(long seed, ReceiverOptions options) {
    this.seed = seed;
    this.options = options;
  }

  /** Attacks; the clip begins before and ends after. */
  Outcome run(long datagrams, long perSecond) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (AttackedStream stream = AttackedStream.start(random.split(), options);
        Attacker attacker = new Attacker(stream.agentPort(), hostile(stream, random))) {
      long heapBefore = heap();
      long heapMost = heapBefore;
      long begun = System.nanoTime();
      for (long part = 0; part < PARTS; part++) {
        attacker.send(datagrams * (part + 1) / PARTS - datagrams * part / PARTS, perSecond);
        heapMost = Math.max(heapMost, heap());
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      boolean acknowledged = stream.finish(PATIENCE_SECONDS);
      return new Outcome(
          datagrams,
          seconds,
          attacker.answeredBytes(),
          stream.traffic().answered() - stream.tap().answers(),
          heapMost - heapBefore,
          stream.leasesLost(),
          stream.tap().keyChanges(),
          stream.captured(),
          stream.lost(),
          acknowledged,
          dropped(stream.traffic().describe()));
    }
  }

  private static HostileDatagrams hostile(AttackedStream stream, SplittableRandom random) {
    SplittableRandom which = random.split();
    Tap tap = stream.tap();
    return new HostileDatagrams(random.split(), tap::newest, () -> tap.replayable(which));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Datagrams dropped(Datagrams all) {
    Map<String, Long> dropped = new TreeMap<>(all.dropped());
    dropped.values().removeIf(count -> count == 0);
    return new Datagrams(
        all.received(),
        all.answered(),
        all.repairsAsked(),
        all.repairsReceived(),
        all.framesRefused(),
        dropped);
  }
}
