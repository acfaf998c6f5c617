package pasu.edge;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import pasu.protocol.AlarmMessage.Alarm;

/** Tells everybody of an edge's alarms when one is raised, changes or is taken back. */
final class AlarmNews {

  private final Consumer<Alarm> everybody;
  private List<Alarm> before = List.of();

  AlarmNews(Consumer<Alarm> everybody) {
    this.everybody = everybody;
  }

  /** Compares those raised now with those of the last time. */
  void compare(List<Alarm> raised, Instant now) {
    raised.stream().filter(alarm -> !before.contains(alarm)).forEach(everybody);
    before.stream()
        .filter(old -> raised.stream().noneMatch(alarm -> alarm.kind() == old.kind()))
        .map(old -> new Alarm(old.source(), old.kind(), false, "It is well again.", now))
        .forEach(everybody);
    before = List.copyOf(raised);
  }
}
