package pasu.registration;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import pasu.protocol.EdgeMessage.CameraSettings;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.EdgeMessage.EdgesAlive;
import pasu.protocol.EdgeMessage.EdgesKnown;
import pasu.protocol.EdgeMessage.Refused;
import pasu.protocol.Refusal;

/** Answers the signs of life of many edges at once, as gateways gather them (ADR 22). */
final class LinkedEdges {

  private static final int INTERNAL = 500;

  private final Function<EdgeAlive, Future<CameraSettings>> register;
  private final Function<String, Optional<CameraSettings>> alive;

  /**
   * Creates it.
   *
   * @param register takes all of one edge
   * @param alive takes that an edge says nothing new; nothing where the last is not known
   */
  LinkedEdges(
      Function<EdgeAlive, Future<CameraSettings>> register,
      Function<String, Optional<CameraSettings>> alive) {
    this.register = register;
    this.alive = alive;
  }

  /** One that is refused does not hurt the others. */
  Future<EdgesKnown> heard(EdgesAlive batch) {
    Map<String, CameraSettings> settings = new ConcurrentHashMap<>();
    Map<String, Refused> refused = new ConcurrentHashMap<>();
    batch
        .alive()
        .forEach(camera -> alive.apply(camera).ifPresent(known -> settings.put(camera, known)));
    return Future.join(batch.news().stream().map(edge -> take(edge, settings, refused)).toList())
        .transform(_ -> Future.succeededFuture(new EdgesKnown(settings, refused)));
  }

  private Future<CameraSettings> take(
      EdgeAlive edge, Map<String, CameraSettings> settings, Map<String, Refused> refused) {
    return register
        .apply(edge)
        .onSuccess(known -> settings.put(edge.camera(), known))
        .onFailure(why -> refused.put(edge.camera(), refused(why)));
  }

  private static Refused refused(Throwable why) {
    int code = why instanceof Refusal refusal ? refusal.code() : INTERNAL;
    return new Refused(code, String.valueOf(why.getMessage()));
  }
}
