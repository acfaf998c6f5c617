package pasu.cli.node;

import java.time.Instant;
import java.util.List;
import pasu.protocol.AddressPattern;
import pasu.protocol.NodeMessage.Said;

/** Who listens to the bus, to what, and until when unless it says so again. */
record Listener(Instant until, List<AddressPattern> patterns) {

  Listener(List<String> patterns, Instant until) {
    this(until, patterns.stream().map(AddressPattern::of).toList());
  }

  boolean hears(String address) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(address));
  }

  /** What is for this one. */
  List<Said> of(List<Said> all) {
    return all.stream().filter(said -> hears(said.address())).toList();
  }
}
