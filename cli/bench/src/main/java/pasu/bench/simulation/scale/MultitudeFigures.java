package pasu.bench.simulation.scale;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pasu.measure.Quantiles;

/**
 * What a control plane took.
 *
 * @param registeredSeconds until every edge had registered, the first time
 * @param grant from Detected to Grant, at the edge
 * @param failed detections without a lease
 * @param unheard signs of life without an answer
 * @param roles the control plane, and the gateway where there is one
 * @param backSeconds from when another gateway stood for one that was killed until every link was
 *     back; null where none was killed
 */
public record MultitudeFigures(
    int edges,
    int agents,
    double registeredSeconds,
    long heartbeats,
    long unheard,
    Quantiles grant,
    long failed,
    List<RoleFigures> roles,
    @Nullable Double backSeconds) {

  private static final double MOST_MILLIS = 100;
  private static final double MOST_CORES = 1;
  private static final long MOST_BYTES = 1L << 30;

  public MultitudeFigures {
    roles = List.copyOf(roles);
  }

  /** The same, and after so long all links were back. */
  MultitudeFigures back(double seconds) {
    return new MultitudeFigures(
        edges, agents, registeredSeconds, heartbeats, unheard, grant, failed, roles, seconds);
  }

  private RoleFigures control() {
    return roles.getFirst();
  }

  /** Whether it is as promised. */
  public boolean isGood() {
    return failed == 0
        && unheard == 0
        && grant.p99Millis() <= MOST_MILLIS
        && control().cores() <= MOST_CORES
        && control().residentBytes() <= MOST_BYTES;
  }
}
