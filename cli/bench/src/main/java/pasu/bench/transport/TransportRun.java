package pasu.bench.transport;

import java.util.List;
import pasu.bench.Bench.Figure;
import pasu.protocol.Suite;

/**
 * What an agent did for its streams, and what that cost it.
 *
 * @param droppedByKernel datagrams that found no room at its socket
 * @param during what it did in the measured seconds
 * @param last what it had done when all clips had ended
 */
record TransportRun(
    double seconds,
    double cpuSeconds,
    long residentBytes,
    long droppedByKernel,
    MeasuredAgent.Count during,
    MeasuredAgent.Count last) {

  private static final int MAX_RESIDENT_MEGABYTES = 512;

  /**
   * What is judged depends on this: the promised rate, or the memory at an everyday one.
   *
   * @param fps of each stream; 0 for what the promised rate takes
   */
  record Asked(Suite suite, int streams, double fps) {

    /** What is promised on one core. */
    int datagramsPerSecond() {
      return suite == Suite.AES_128_GCM ? 100_000 : 50_000;
    }

    private boolean isPromisedRate() {
      return fps <= 0;
    }

    private boolean isEveryday() {
      return !isPromisedRate() && streams <= 60 && fps <= 15;
    }
  }

  double secondsPerGigabyte() {
    return cpuSeconds / during.bytes() * 1e9;
  }

  List<Figure> figures(Asked asked) {
    return List.of(
        datagrams(asked),
        processor(asked),
        perGigabyte(),
        lost(asked),
        clips(asked),
        memory(asked));
  }

  private Figure datagrams(Asked asked) {
    double rate = during.datagrams() / seconds;
    return new Figure(
        "datagrams",
        "%,.0f a second, %s".formatted(rate, asked.suite),
        asked.isPromisedRate()
            ? "at least %,d a second".formatted(asked.datagramsPerSecond())
            : "none, as --fps says",
        asked.isPromisedRate() && rate < asked.datagramsPerSecond());
  }

  private Figure processor(Asked asked) {
    double cores = cpuSeconds / seconds;
    String measured = "%.2f of one core".formatted(cores);
    return new Figure("processor", measured, "at most 1", asked.isPromisedRate() && cores > 1);
  }

  private Figure perGigabyte() {
    String measured = "%.2f s of %.2f GB".formatted(secondsPerGigabyte(), during.bytes() / 1e9);
    return new Figure("processor per GB stored", measured, "less than GStreamer's");
  }

  private Figure lost(Asked asked) {
    String measured =
        "%,d of %,d datagrams, %,d repaired, %,d NACKs"
            .formatted(
                droppedByKernel,
                during.datagrams() + droppedByKernel,
                during.repaired(),
                during.nacks());
    boolean missed = asked.isPromisedRate() && droppedByKernel > 0;
    return new Figure("lost on loopback", measured, "0", missed);
  }

  private Figure clips(Asked asked) {
    String measured =
        "%d of %d, %,d frames, %d missing"
            .formatted(last.saved(), asked.streams, last.frames(), last.missing());
    boolean missed = last.saved() < asked.streams || last.missing() > 0;
    return new Figure("clips", measured, "all, 0 missing", missed);
  }

  private Figure memory(Asked asked) {
    long megabytes = residentBytes / 1_000_000;
    boolean missed = asked.isEveryday() && megabytes > MAX_RESIDENT_MEGABYTES;
    String goal = "at most 512 MB with 60 streams of 15 frames/s";
    return new Figure("memory", megabytes + " MB resident", goal, missed);
  }
}
