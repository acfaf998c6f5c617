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

  /** What is new is stored, each by itself: so many are, well within the patience. */
  static final int MOST_NEWS = 200;

  private record Told(EdgeAlive alive, Promise<CameraSettings> answer) {}

  private final Bus bus;
  private final Map<String, EdgeAlive> known = new HashMap<>();
  private final Map<String, Told> waiting = new LinkedHashMap<>();
  private boolean underWay;

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

  /**
   * Says what was told since the last time, once that was answered: a control plane that is slow is
   * not asked ever more. Of what is new, as after a restart, a part; the rest waits.
   */
  public void send() {
    if (waiting.isEmpty() || underWay) {
      return;
    }
    Map<String, Told> batch = new LinkedHashMap<>();
    List<EdgeAlive> news = new ArrayList<>();
    List<String> alive = new ArrayList<>();
    for (Told told : List.copyOf(waiting.values())) {
      String camera = told.alive().camera();
      if (isKnown(told.alive())) {
        alive.add(camera);
      } else if (news.size() < MOST_NEWS) {
        news.add(told.alive());
      } else {
        continue;
      }
      batch.put(camera, told);
    }
    waiting.keySet().removeAll(batch.keySet());
    underWay = true;
    bus.ask(Addresses.LINKED, new EdgesAlive(news, alive), PATIENCE)
        .onComplete(_ -> underWay = false)
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
