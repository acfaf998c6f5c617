package pasu.pi;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import pasu.protocol.AccessMessage.Enrolled;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.EdgeAlive;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.Request;

/** Lets any edge in, and hears how it is. */
final class StandInGateway {

  static final String CAMERA = "gate";

  /** Who is emulated takes long. */
  private static final long PATIENCE_SECONDS = 3_600;

  private final BlockingQueue<EdgeAlive> signs = new LinkedBlockingQueue<>();
  private final HttpServer server;

  private StandInGateway(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(StandInGateway::enrol)
            .webSocketHandler(this::opened);
  }

  static StandInGateway start(Vertx vertx) {
    StandInGateway gateway = new StandInGateway(vertx);
    gateway.server.listen(0, "127.0.0.1").await();
    return gateway;
  }

  int port() {
    return server.actualPort();
  }

  /** Waits until an edge is as wanted; not longer than it lives. */
  EdgeAlive await(Process edge, Predicate<EdgeAlive> wanted) throws InterruptedException {
    EdgeAlive last = null;
    for (int second = 0; second < PATIENCE_SECONDS && edge.isAlive(); second++) {
      EdgeAlive heard = signs.poll(1, TimeUnit.SECONDS);
      if (heard != null && wanted.test(heard)) {
        return heard;
      }
      last = heard == null ? last : heard;
    }
    throw new AssertionError("lives: %s, last said %s".formatted(edge.isAlive(), last));
  }

  private static void enrol(HttpServerRequest request) {
    request.response().end(BusMessages.toJson(new Enrolled(CAMERA, "s3cret")));
  }

  private void opened(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          if (LinkWord.read(text) instanceof Request(_, EdgeAlive alive)) {
            signs.add(alive);
          }
        });
  }
}
