package pasu.web.link;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.EdgesKnown;
import pasu.protocol.EdgeMessage.Refused;

/**
 * The edges' signs of life, told to the control plane together: in full what is new, by name what
 * is not (ADR 22). Belongs to one event loop; whoever owns it calls {@link #send} every now and
 * then.
 */
public final class Heartbeats {

  /** Short beside a heartbeat, long beside a message. */
  public static final Duration PACE = Duration.ofMillis(100);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Told(EdgeAlive alive, Promise<CameraSettings> answer) {}

  private final Bus bus;
  private final Map<String, EdgeAlive> known = new HashMap<>();
  private Map<String, Told> waiting = new LinkedHashMap<>();

  public Heartbeats(Bus bus) {
    this.bus = bus;
  }

  /** Completes once the control plane has heard of it, in company. */
  public Future<CameraSettings> tell(EdgeAlive alive) {
    Told before = waiting.get(alive.camera());
    Told told = new Told(alive, before == null ? Promise.promise() : before.answer());
    waiting.put(alive.camera(), told);
    return told.answer().future();
  }

  /** An edge is gone; what it says next is new. */
  void forget(String camera) {
    known.remove(camera);
  }

  /** Says what was told since the last time. */
  public void send() {
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, Told> batch = waiting;
    waiting = new LinkedHashMap<>();
    List<EdgeAlive> news = new ArrayList<>();
    List<String> alive = new ArrayList<>();
    batch.forEach(
        (camera, told) -> {
          if (isKnown(told.alive())) {
            alive.add(camera);
          } else {
            news.add(told.alive());
          }
        });
    bus.ask(Addresses.LINKED, new EdgesAlive(news, alive), PATIENCE)
        .onSuccess(answer -> batch.values().forEach(told -> answered(told, answer)))
        .onFailure(why -> batch.values().forEach(told -> told.answer().tryFail(why)));
  }

  private void answered(Told told, EdgesKnown answer) {
    String camera = told.alive().camera();
    CameraSettings settings = answer.settings().get(camera);
    Refused refused = answer.refused().get(camera);
    if (settings != null) {
      known.merge(camera, told.alive(), (last, now) -> now.repeats(last) ? last : now);
      told.answer().tryComplete(settings);
    } else if (refused != null) {
      known.remove(camera);
      told.answer().tryFail(refused.refusal());
    } else {
      known.remove(camera);
      tellAgain(told);
    }
  }

  /** The control plane knows nothing of it: all of it goes with the next ones. */
  private void tellAgain(Told told) {
    Told newer = waiting.putIfAbsent(told.alive().camera(), told);
    if (newer != null) {
      newer.answer().future().onComplete(told.answer());
    }
  }

  private boolean isKnown(EdgeAlive alive) {
    EdgeAlive last = known.get(alive.camera());
    return last != null && alive.repeats(last);
  }
}
