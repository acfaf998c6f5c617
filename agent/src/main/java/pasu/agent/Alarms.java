package pasu.agent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.AlarmSentence;
import pasu.protocol.Bus;

/** What is wrong with an agent now, told to everybody when it changes. One thread only. */
final class Alarms {

  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  private final String agent;
  private final Bus bus;
  private final InstantSource clock;
  private final Map<Kind, Alarm> raised = new EnumMap<>(Kind.class);

  Alarms(String agent, Bus bus, InstantSource clock) {
    this.agent = agent;
    this.bus = bus;
    this.clock = clock;
  }

  /** Raises one or, where it is raised, changes what it says. */
  void raise(AlarmSentence sentence, Map<String, ?> values) {
    Alarm before = raised.get(sentence.kind());
    Instant since = before == null ? clock.instant() : before.since();
    Alarm alarm = sentence.raise(agent, values, since);
    raised.put(alarm.kind(), alarm);
    log.warn("alarm raised agent={} kind={} text=\"{}\"", agent, alarm.kind(), alarm.text());
    bus.publish(Addresses.ALARMS, alarm);
  }

  void takeBack(Kind kind, String text) {
    raised.remove(kind);
    log.info("alarm taken back agent={} kind={} text=\"{}\"", agent, kind, text);
    bus.publish(Addresses.ALARMS, new Alarm(agent, kind, false, text, clock.instant()));
  }

  List<Alarm> raised() {
    return List.copyOf(raised.values());
  }
}
