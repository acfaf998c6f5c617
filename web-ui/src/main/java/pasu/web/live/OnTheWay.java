package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that were sent to a viewer who says of each when it has taken it: no more than a few
 * at once, so that what waits on the way is never old (ADR 51). Of a viewer who says nothing none
 * are counted. Belongs to one event loop.
 */
final class OnTheWay {

  /** One is looked at while the next one comes. */
  private static final int MOST = 2;

  private boolean says;
  private int pictures;
  private @Nullable Promise<Void> waiting;

  void sent() {
    pictures++;
  }

  /** Completes once there is room for one more. */
  Future<Void> room() {
    if (!says || pictures < MOST) {
      return Future.succeededFuture();
    }
    Promise<Void> room = Promise.promise();
    waiting = room;
    return room.future();
  }

  /** The viewer has taken one. */
  void taken() {
    says = true;
    pictures = Math.max(0, pictures - 1);
    Promise<Void> room = waiting;
    if (room != null && pictures < MOST) {
      waiting = null;
      room.complete();
    }
  }
}
