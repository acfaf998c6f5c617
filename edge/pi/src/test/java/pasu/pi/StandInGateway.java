package pasu.pi;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

  private final BlockingQueue<EdgeAlive> pictures = new LinkedBlockingQueue<>();
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

  /** Waits until an edge says how wide its pictures are; not longer than it lives. */
  EdgeAlive awaitPicture(Process edge) throws InterruptedException {
    for (int second = 0; second < PATIENCE_SECONDS && edge.isAlive(); second++) {
      EdgeAlive heard = pictures.poll(1, TimeUnit.SECONDS);
      if (heard != null) {
        return heard;
      }
    }
    throw new AssertionError("no picture came, the edge's process lives: " + edge.isAlive());
  }

  private static void enrol(HttpServerRequest request) {
    request.response().end(BusMessages.toJson(new Enrolled(CAMERA, "s3cret")));
  }

  private void opened(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          if (LinkWord.read(text) instanceof Request(_, EdgeAlive alive) && alive.width() > 0) {
            pictures.add(alive);
          }
        });
  }
}
