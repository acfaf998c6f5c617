package pasu.web.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import pasu.protocol.AuditMessage.Outcome;
import pasu.web.route.Row;

/**
 * Which refusals of people nobody knows are kept: of each minute one for each path, address and
 * outcome, and 60 in all, so that a stranger cannot fill the table. Belongs to one event loop.
 */
final class Strangers {

  private static final int MOST_A_MINUTE = 60;

  private record Attempt(String path, String address, Outcome outcome) {}

  private final Set<Attempt> kept = new HashSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private Instant minute = Instant.EPOCH;

  boolean isKept(Row row, String address, Outcome outcome, Instant at) {
    Instant current = at.truncatedTo(ChronoUnit.MINUTES);
    if (!current.equals(minute)) {
      minute = current;
      kept.clear();
    }
    if (kept.size() < MOST_A_MINUTE && kept.add(new Attempt(row.path(), address, outcome))) {
      return true;
    }
    leftOut.merge(row.path(), 1, Integer::sum);
    return false;
  }

  /** How many were not kept, by path. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }
}
