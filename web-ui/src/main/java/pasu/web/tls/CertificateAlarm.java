package pasu.web.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.AlarmSentence;
import pasu.protocol.Bus;

/**
 * Tells everybody that the certificate ends soon, or that the new one is of no use: each time it
 * was looked at, as whoever comes later must know, too.
 */
final class CertificateAlarm {

  private static final Logger log = LoggerFactory.getLogger(CertificateAlarm.class);
  private static final String SOURCE = "gateway";

  /** Whoever renews by himself has done so by then, also where certificates live for days. */
  private static final int LAST_PART = 10;

  private static final Duration EARLIEST = Duration.ofDays(14);

  private final Bus bus;
  private final InstantSource clock;
  private @Nullable Alarm raised;

  CertificateAlarm(Bus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /**
   * Compares with what was told before.
   *
   * @param trouble why another certificate than the one shown cannot be used
   */
  void check(Identity shown, @Nullable String trouble) {
    Instant now = clock.instant();
    Alarm before = raised;
    Instant since = before == null ? now : before.since();
    Alarm alarm =
        trouble != null
            ? AlarmSentence.CERTIFICATE_UNUSABLE.raise(SOURCE, Map.of("failure", trouble), since)
            : endsSoon(shown, now) ? ending(shown, since) : null;
    raised = alarm;
    if (alarm != null) {
      raise(alarm, before);
    } else if (before != null) {
      log.info("certificate is well again end={}", shown.end());
      bus.publish(
          Addresses.ALARMS, new Alarm(SOURCE, Kind.CERTIFICATE, false, "It is well again.", now));
    }
  }

  private void raise(Alarm alarm, @Nullable Alarm before) {
    if (!alarm.equals(before)) {
      log.warn("certificate error=\"{}\"", alarm.text());
    }
    bus.publish(Addresses.ALARMS, alarm);
  }

  private static boolean endsSoon(Identity shown, Instant now) {
    Duration last = Duration.between(shown.begin(), shown.end()).dividedBy(LAST_PART);
    return !now.isBefore(shown.end().minus(last.compareTo(EARLIEST) < 0 ? last : EARLIEST));
  }

  private static Alarm ending(Identity shown, Instant since) {
    return AlarmSentence.CERTIFICATE_ENDS.raise(
        SOURCE, Map.of("day", shown.end().atOffset(ZoneOffset.UTC).toLocalDate()), since);
  }
}
