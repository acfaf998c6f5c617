package pasu.cli.simulation.scale;

import pasu.cli.measure.Quantiles;

/**
 * What a control plane took.
 *
 * @param registeredSeconds until every edge had registered, the first time
 * @param grant from Detected to Grant, at the edge
 * @param failed detections without a lease
 * @param unheard signs of life without an answer
 * @param cores of the control plane's process, over the time measured
 * @param residentBytes of it, the most that was seen
 */
public record MultitudeFigures(
    int edges,
    int agents,
    double registeredSeconds,
    long heartbeats,
    long unheard,
    Quantiles grant,
    long failed,
    double cores,
    long residentBytes) {

  private static final double MOST_MILLIS = 100;
  private static final double MOST_CORES = 1;
  private static final long MOST_BYTES = 1L << 30;

  /** Whether it is as promised. */
  public boolean isGood() {
    return failed == 0
        && unheard == 0
        && grant.p99Millis() <= MOST_MILLIS
        && cores <= MOST_CORES
        && residentBytes <= MOST_BYTES;
  }
}
