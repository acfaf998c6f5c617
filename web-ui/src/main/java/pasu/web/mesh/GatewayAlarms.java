package pasu.web.mesh;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pasu.protocol.Addresses;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.Bus;

/**
 * The alarms of gateways, which no list of agents or cameras has. While they are raised they are
 * told again and again. Belongs to one event loop.
 */
public final class GatewayAlarms {

  private record Heard(Alarm alarm, Instant at) {}

  /** Three looks at a certificate. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  private final Bus bus;
  private final InstantSource clock;
  private final Map<String, Heard> raised = new TreeMap<>();

  public GatewayAlarms(Bus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /** Begins to listen to the bus. */
  public Future<Void> start() {
    return bus.hear(Addresses.ALARMS, this::hear);
  }

  private void hear(Alarm alarm) {
    if (alarm.kind() != Kind.CERTIFICATE) {
      return;
    }
    if (alarm.raised()) {
      raised.put(alarm.source(), new Heard(alarm, clock.instant()));
    } else {
      raised.remove(alarm.source());
    }
  }

  /** Those raised now. */
  List<Alarm> list() {
    Instant silent = clock.instant().minus(SILENCE);
    raised.values().removeIf(heard -> heard.at().isBefore(silent));
    return raised.values().stream().map(Heard::alarm).toList();
  }
}
