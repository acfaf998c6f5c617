package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.function.Supplier;
import pasu.web.route.Exchange;

/**
 * An answer in pieces: the next is read once the one before is on its way. So memory holds one, and
 * an answer that is ended goes no further; one that the kernel sends by itself could not be ended.
 */
final class Pieces {

  private final Exchange exchange;
  private final Iterator<Supplier<Future<Buffer>>> rest;
  private final Promise<Void> sent = Promise.promise();

  private Pieces(Exchange exchange, Iterator<Supplier<Future<Buffer>>> rest) {
    this.exchange = exchange;
    this.rest = rest;
  }

  /** Sends them all; the response says already how long they are together. */
  static Future<Void> send(Exchange exchange, Iterator<Supplier<Future<Buffer>>> all) {
    Pieces pieces = new Pieces(exchange, all);
    pieces.sendNext();
    return pieces.sent.future();
  }

  private void sendNext() {
    if (!rest.hasNext()) {
      exchange.response().end().onComplete(_ -> sent.complete());
      return;
    }
    rest.next().get().onSuccess(this::send).onFailure(sent::fail);
  }

  /** What cannot be sent is nobody's fault: whoever asked for it left, or was shut out. */
  private void send(Buffer piece) {
    exchange.write(piece).onSuccess(_ -> sendNext()).onFailure(_ -> sent.complete());
  }
}
