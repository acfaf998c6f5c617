package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * An answer in pieces: the next is read once the one before is on its way. So memory holds one, and
 * an answer that is ended goes no further; one that the kernel sends by itself could not be ended.
 */
final class Pieces {

  private final HttpServerResponse response;
  private final Iterator<Supplier<Future<Buffer>>> rest;
  private final Promise<Void> sent = Promise.promise();

  private Pieces(HttpServerResponse response, Iterator<Supplier<Future<Buffer>>> rest) {
    this.response = response;
    this.rest = rest;
  }

  /** Sends them all; the response says already how long they are together. */
  static Future<Void> send(HttpServerResponse response, Iterator<Supplier<Future<Buffer>>> all) {
    Pieces pieces = new Pieces(response, all);
    pieces.sendNext();
    return pieces.sent.future();
  }

  private void sendNext() {
    if (!rest.hasNext()) {
      response.end().onComplete(_ -> sent.complete());
      return;
    }
    rest.next().get().onSuccess(this::send).onFailure(sent::fail);
  }

  /** What cannot be sent is nobody's fault: whoever asked for it left, or was shut out. */
  private void send(Buffer piece) {
    response.write(piece).onSuccess(_ -> sendNext()).onFailure(_ -> sent.complete());
  }
}
