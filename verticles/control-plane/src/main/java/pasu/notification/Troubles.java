package pasu.notification;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pasu.notification.Notice.Kind;
import pasu.protocol.AlarmMessage.Alarm;

/** Which alarms are raised now: each is told once, however often its text changes. */
final class Troubles {

  private static final int MOST = 10_000;

  private final Set<String> raised = new HashSet<>();

  /** What to tell, if this is new. */
  Optional<Notice> hear(Alarm alarm) {
    String which = alarm.kind() + " " + alarm.source();
    if (!alarm.raised()) {
      raised.remove(which);
      return Optional.empty();
    }
    return raised.size() < MOST && raised.add(which)
        ? Optional.of(Notice.trouble(Kind.of(alarm.kind()), alarm.source(), alarm.since()))
        : Optional.empty();
  }
}
