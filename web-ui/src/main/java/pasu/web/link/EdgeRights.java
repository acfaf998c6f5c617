package pasu.web.link;

import java.util.List;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.BusMessage;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.Refusal;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.StreamMessage.LiveWanted;
import pasu.protocol.StreamMessage.Quit;

/** What an edge may say: five messages, each of its own camera. */
final class EdgeRights {

  private static final int FORBIDDEN = 403;

  private EdgeRights() {}

  /** Refuses with 403 what this camera's edge may not say. */
  static void check(String own, BusMessage message) {
    String camera = camera(message);
    if (!camera.equals(own)) {
      throw new Refusal(
          FORBIDDEN,
          "this is the link of camera %s, but %s is about %s; start the edge with --camera %s=…"
              .formatted(own, name(message), camera, own));
    }
    alarms(message).forEach(EdgeRights::checkKind);
  }

  private static List<Alarm> alarms(BusMessage message) {
    return switch (message) {
      case EdgeAlive alive -> alive.alarms();
      case Alarm alarm -> List.of(alarm);
      default -> List.of();
    };
  }

  private static void checkKind(Alarm alarm) {
    if (!alarm.kind().isOfEdges()) {
      throw new Refusal(FORBIDDEN, "an edge may not raise the alarm " + alarm.kind());
    }
  }

  private static String camera(BusMessage message) {
    return switch (message) {
      case EdgeAlive alive -> alive.camera();
      case Detected detected -> detected.camera();
      case LiveWanted wanted -> wanted.camera();
      case Quit quit -> quit.camera();
      case Alarm alarm -> alarm.source();
      default -> throw new Refusal(FORBIDDEN, "an edge may not say " + name(message));
    };
  }

  private static String name(BusMessage message) {
    return message.getClass().getSimpleName();
  }
}
