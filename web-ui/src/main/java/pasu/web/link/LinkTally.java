package pasu.web.link;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import pasu.protocol.LinkEnd;

/** What is counted of edges' links. Belongs to one event loop. */
final class LinkTally {

  private final Map<String, Integer> closings = new TreeMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();

  /** Something an edge said got no yes. */
  void refused(int code) {
    refusals.merge(Integer.toString(code), 1, Integer::sum);
  }

  void closed(LinkEnd why) {
    closings.merge(why.name().toLowerCase(Locale.ROOT).replace('_', '-'), 1, Integer::sum);
  }

  Map<String, Integer> refusals() {
    return refusals;
  }

  Map<String, Integer> closings() {
    return closings;
  }
}
