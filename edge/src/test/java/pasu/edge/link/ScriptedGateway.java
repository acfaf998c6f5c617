package pasu.edge.link;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import pasu.protocol.LinkWord;
import pasu.protocol.LinkWord.AskTime;

/** A gateway that writes down what it hears, and says what a test wants. */
final class ScriptedGateway {

  private static final String TOKEN = "Bearer s3cret";

  private final BlockingQueue<LinkWord> heard = new LinkedBlockingQueue<>();
  final BlockingQueue<AskTime> timesAsked = new LinkedBlockingQueue<>();
  private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private ScriptedGateway(HttpServer server) {
    this.server = server;
  }

  static ScriptedGateway start(Vertx vertx, int port) {
    return start(vertx, new HttpServerOptions().setHost("127.0.0.1").setPort(port));
  }

  static ScriptedGateway start(Vertx vertx, HttpServerOptions options) {
    HttpServer server = vertx.createHttpServer(options);
    ScriptedGateway gateway = new ScriptedGateway(server);
    server.webSocketHandshakeHandler(
        handshake -> {
          if (TOKEN.equals(handshake.headers().get("Authorization"))) {
            handshake.accept();
          } else {
            handshake.reject(401);
          }
        });
    server.webSocketHandler(gateway::opened);
    server.listen().await();
    return gateway;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  int port() {
    return server.actualPort();
  }

  LinkWord next() {
    try {
      LinkWord word = heard.poll(20, SECONDS);
      if (word == null) {
        throw new AssertionError("nothing was said within 20 s");
      }
      return word;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void say(LinkWord word) {
    sockets.getLast().writeTextMessage(word.write()).await();
  }

  void hangUp(int code, String why) {
    sockets.getLast().close((short) code, why).await();
  }

  void stop() {
    server.close().await();
  }

  private void opened(ServerWebSocket socket) {
    sockets.add(socket);
    socket.textMessageHandler(text -> hear(LinkWord.read(text)));
  }

  private void hear(LinkWord word) {
    if (word instanceof AskTime asked) {
      timesAsked.add(asked);
    } else {
      heard.add(word);
    }
  }
}
