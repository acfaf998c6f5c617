package pasu.web.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;

/** Tells everybody that the certificate ends soon, or that the new one is of no use. */
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
    String text = trouble == null ? ending(shown, now) : "the old certificate stays: " + trouble;
    Alarm before = raised;
    if (text != null && (before == null || !before.text().equals(text))) {
      raised =
          new Alarm(SOURCE, Kind.CERTIFICATE, true, text, before == null ? now : before.since());
      log.warn("certificate error=\"{}\"", text);
      bus.publish(Addresses.ALARMS, raised);
    } else if (text == null && before != null) {
      raised = null;
      log.info("certificate is well again end={}", shown.end());
      bus.publish(
          Addresses.ALARMS, new Alarm(SOURCE, Kind.CERTIFICATE, false, "It is well again.", now));
    }
  }

  private static @Nullable String ending(Identity shown, Instant now) {
    Duration last = Duration.between(shown.begin(), shown.end()).dividedBy(LAST_PART);
    Instant soon = shown.end().minus(last.compareTo(EARLIEST) < 0 ? last : EARLIEST);
    return now.isBefore(soon)
        ? null
        : "the certificate ends on %s and was not renewed; renew it"
            .formatted(shown.end().atOffset(ZoneOffset.UTC).toLocalDate());
  }
}
