package pasu.web.clip;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.function.Supplier;
import pasu.protocol.clip.FrameIndex.StoredFrame;
import pasu.web.route.Exchange;

/** All frames, end to end. */
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
    return Pieces.send(
        exchange,
        frames.stream().<Supplier<Future<Buffer>>>map(it -> () -> library.read(it)).iterator());
  }
}
