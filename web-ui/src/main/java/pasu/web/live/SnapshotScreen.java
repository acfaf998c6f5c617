package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import pasu.protocol.Refusal;

/** Sees one picture. */
final class SnapshotScreen implements Screen {

  private final Promise<Buffer> picture = Promise.promise();

  /** Fails with a 503 when there is none. */
  Future<Buffer> picture() {
    return picture.future();
  }

  @Override
  public Future<Void> show(Buffer jpeg) {
    picture.tryComplete(jpeg);
    return Future.succeededFuture();
  }

  @Override
  public void tell(Trouble trouble) {
    picture.tryFail(new Refusal(503, trouble.reason()));
  }

  @Override
  public void end(Refusal why) {
    picture.tryFail(why);
  }
}
