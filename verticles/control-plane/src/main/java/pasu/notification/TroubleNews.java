package pasu.notification;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pasu.notification.Notice.Kind;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AlarmMessage;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.ScalingMessage.Waiting;

/**
 * Hears what is wrong with cameras, agents, and how many there are. What cameras and agents say of
 * themselves is repeated with their signs of life, so nothing is missed that lasts. Belongs to one
 * event loop.
 */
final class TroubleNews {

  private static final Matter POOL = Matter.system("");
  private static final Matter GATEWAYS = Matter.system("gateway");

  private final Vertx vertx;
  private final Troubles troubles;
  private final Duration calm;
  private long calmTimer = -1;
  private long certificateTimer = -1;

  /**
   * Creates it.
   *
   * @param calm how long nobody must have waited for an agent until there are enough again, and no
   *     gateway have raised its certificate's alarm
   */
  TroubleNews(Vertx vertx, Troubles troubles, Duration calm) {
    this.vertx = vertx;
    this.troubles = troubles;
    this.calm = calm;
  }

  Future<?> hear(Bus bus) {
    settle(); // It may have been told before that there are too few agents,
    awaitCertificates(); // or that a certificate ends.
    return Future.all(
        bus.hear(
            Addresses.LOST_EDGES,
            lost -> troubles.begin(Matter.camera(lost.camera()), Kind.EDGE_LOST)),
        bus.hear(Addresses.CHANGED_CAMERAS, changed -> changed(changed.camera())),
        bus.hear(
            Addresses.REMOVED_CAMERAS, removed -> troubles.forget(Matter.camera(removed.camera()))),
        bus.hear(Addresses.CHANGED_AGENTS, this::changed),
        bus.hear(Addresses.ALARMS, this::alarmed),
        bus.hear(Addresses.SCALING, this::decided),
        bus.hear(Addresses.WAITING, this::waiting));
  }

  /** Of one that is offline nothing more is known than that. */
  private void changed(Camera camera) {
    if (camera.online()) {
      troubles.are(Matter.camera(camera.id()), kinds(camera.alarms()));
    }
  }

  private void changed(Agents agents) {
    agents.agents().forEach(it -> troubles.are(Matter.system(it.id()), kinds(it.alarms())));
    Set<String> alive = agents.agents().stream().map(Agent::id).collect(Collectors.toSet());
    troubles.matters().stream()
        .filter(it -> !it.isCamera() && !it.equals(POOL) && !it.equals(GATEWAYS))
        .filter(it -> !alive.contains(it.id()))
        .forEach(troubles::forget);
  }

  /**
   * Gateways have no sign of life that would repeat it; they repeat the alarm itself. It has ended
   * when none does any more: one that is well says nothing of the others, and one that was started
   * anew not that it was unwell.
   */
  private void alarmed(Alarm alarm) {
    if (alarm.kind() == AlarmMessage.Kind.CERTIFICATE && alarm.raised()) {
      troubles.begin(GATEWAYS, Kind.CERTIFICATE);
      awaitCertificates();
    }
  }

  private void awaitCertificates() {
    vertx.cancelTimer(certificateTimer);
    certificateTimer =
        vertx.setTimer(calm.toMillis(), _ -> troubles.end(GATEWAYS, Kind.CERTIFICATE));
  }

  private void decided(ScalingDecided decision) {
    if (decision.action() == Action.MAXIMUM) {
      vertx.cancelTimer(calmTimer);
      troubles.begin(POOL, Kind.AGENTS_AT_MAXIMUM);
    }
  }

  private void waiting(Waiting now) {
    vertx.cancelTimer(calmTimer);
    if (now.requests() == 0) {
      settle();
    }
  }

  private void settle() {
    calmTimer = vertx.setTimer(calm.toMillis(), _ -> troubles.end(POOL, Kind.AGENTS_AT_MAXIMUM));
  }

  private static Set<Kind> kinds(List<Alarm> alarms) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    alarms.forEach(alarm -> kinds.add(Kind.of(alarm.kind())));
    return kinds;
  }
}
