package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.List;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.web.route.Exchange;

/**
 * All frames, end to end: the next is read once the one before is on its way, so memory holds one.
 */
final class FrameFlow {

  private final FrameLibrary library;

  FrameFlow(FrameLibrary library) {
    this.library = library;
  }

  Future<Void> send(Exchange exchange, List<StoredFrame> frames) {
    long bytes = frames.stream().mapToLong(frame -> frame.entry().length()).sum();
    HttpServerResponse response = exchange.response();
    response.putHeader("Content-Type", "video/x-motion-jpeg");
    response.putHeader("Content-Length", Long.toString(bytes));
    exchange.discardBody();
    if (HttpMethod.HEAD.equals(exchange.request().method())) {
      return response.end();
    }
    Promise<Void> sent = Promise.promise();
    sendNext(response, frames.iterator(), sent);
    return sent.future();
  }

  private void sendNext(
      HttpServerResponse response, Iterator<StoredFrame> rest, Promise<Void> sent) {
    if (!rest.hasNext()) {
      response.end().onComplete(sent);
      return;
    }
    library
        .read(rest.next())
        .compose(response::write)
        .onSuccess(_ -> sendNext(response, rest, sent))
        .onFailure(sent::tryFail);
  }
}
