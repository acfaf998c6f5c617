package pasu.web.route;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The way of an answer to whoever asked: what is on it when the answer is ended before its time is
 * dropped, not delivered. On a connection that is shared, by HTTP/2, what the kernel has can not be
 * dropped; so little is let onto it, told by pings between the pieces (ADR 64).
 *
 * <p>Belongs to one event loop.
 */
final class Way {

  /** Half a second on a line of 1 Mbit/s. */
  private static final int LITTLE_BYTES = 64 * 1024;

  private static final Buffer PING = Buffer.buffer(new byte[8]);

  private final HttpServerResponse response;
  private final HttpConnection connection;
  private final Window window;

  /** Null where it is shared. */
  private final @Nullable Channel own;

  Way(HttpServerRequest request, InstantSource clock) {
    this.response = request.response();
    this.connection = request.connection();
    this.window = new Window(clock);
    this.own =
        request.version() == HttpVersion.HTTP_2
            ? null
            : ((HttpServerConnection) connection).channelHandlerContext().channel();
  }

  /** Writes a piece; completes when there is room for the next. */
  Future<Void> write(Buffer piece) {
    if (own != null) {
      return response.write(piece);
    }
    window.sent();
    return response.write(piece).compose(_ -> room());
  }

  /** A ping overtakes nothing, so its answer says that all before it was taken. */
  private Future<Void> room() {
    connection.ping(PING).onSuccess(_ -> window.taken());
    return window.room();
  }

  /** Whether it is over, and nothing much of it can be on the way any more. */
  boolean isEmpty() {
    return own == null
        ? response.ended() || response.closed()
        : !own.isOpen() || (response.ended() && response.bytesWritten() < LITTLE_BYTES);
  }

  /** Ends the answer, ended or not; nothing of it arrives any more but what is beyond recall. */
  void cut() {
    if (own == null) {
      response.reset();
    } else if (own.isOpen()) {
      own.config().setOption(ChannelOption.SO_LINGER, 0);
      // From its very end: TLS would say farewell first, behind all that waits.
      ChannelFuture _ = own.pipeline().firstContext().close();
    }
  }
}
