package pasu.web.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import pasu.protocol.Refusal;
import pasu.web.route.Exchange;

/**
 * An endless {@code multipart/x-mixed-replace} answer.
 *
 * <p>The header of the next part goes right after each JPEG: Chrome shows a part only then. Hence
 * no part can say its length.
 */
final class MultipartScreen implements Screen {

  private static final String BOUNDARY = "pasu-picture";
  private static final Buffer PART =
      Buffer.buffer("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\n\r\n");
  private static final Buffer NEXT_PART = Buffer.buffer("\r\n").appendBuffer(PART);

  private final Exchange exchange;
  private final Promise<Void> begun = Promise.promise();

  MultipartScreen(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Completes with the first picture; fails when there will be none. */
  Future<Void> begun() {
    return begun.future();
  }

  @Override
  public Future<Void> show(Buffer jpeg) {
    Buffer part = Buffer.buffer(jpeg.length() + PART.length() + NEXT_PART.length());
    if (begun.tryComplete()) {
      begin();
      part.appendBuffer(PART);
    }
    return exchange.write(part.appendBuffer(jpeg).appendBuffer(NEXT_PART));
  }

  @Override
  public void tell(Trouble trouble) {
    begun.tryFail(new Refusal(503, trouble.reason()));
  }

  @Override
  public void end(Refusal why) {
    if (!begun.tryFail(why)) {
      exchange.response().end();
    }
  }

  private void begin() {
    exchange
        .response()
        .setChunked(true)
        .putHeader("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
  }
}
