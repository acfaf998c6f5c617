package pasu.scaling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.ScalingMessage.Action;
import pasu.protocol.ScalingMessage.ScalingDecided;
import pasu.protocol.Sentence;

/** Says what was decided, on the bus and in the log, with the numbers it was decided from. */
final class Announcer {

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  private final Bus bus;

  Announcer(Bus bus) {
    this.bus = bus;
  }

  void say(Situation situation, Action action, String agent, Sentence reason) {
    say(situation, action, agent, reason, null);
  }

  /**
   * Says it.
   *
   * @param agent empty where it is about none
   * @param retryAt when it is tried again
   */
  void say(
      Situation situation,
      Action action,
      String agent,
      Sentence reason,
      @Nullable Instant retryAt) {
    ScalingDecided decided =
        new ScalingDecided(
            situation.now(),
            action,
            agent,
            reason.text(),
            situation.members().size(),
            situation.freeSlots(),
            situation.waiting().requests(),
            situation.starting().size(),
            situation.members().size() - situation.staying().size(),
            situation.limits().minimum(),
            situation.limits().maximum(),
            retryAt,
            reason.wording());
    if (action == Action.FAILED || action == Action.MAXIMUM) {
      log.warn("scaling {}", words(decided));
    } else {
      log.info("scaling {}", words(decided));
    }
    bus.publish(Addresses.SCALING, decided);
  }

  private static String words(ScalingDecided decided) {
    return "action=%s agent=%s agents=%d free=%d waiting=%d reason=\"%s\""
        .formatted(
            decided.action(),
            decided.agent(),
            decided.agents(),
            decided.freeSlots(),
            decided.waiting(),
            decided.reason());
  }
}
