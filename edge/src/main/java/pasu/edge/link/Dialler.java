package pasu.edge.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;

/** Opens the WebSocket to a gateway. Belongs to one verticle, which closes its client. */
record Dialler(WebSocketClient client) {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int CLOSING_SECONDS = 1;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Dialler of(Vertx vertx, LinkOptions options) {
    WebSocketClientOptions wishes =
        new WebSocketClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setClosingTimeout(CLOSING_SECONDS)
            .setMaxConnections(Math.max(1, options.secrets().size()));
    return new Dialler(vertx.createWebSocketClient(options.trust().applyTo(wishes)));
  }

  Future<WebSocket> dial(URI server, String secret) {
    return client.connect(
        new WebSocketConnectOptions()
            .setHost(server.getHost())
            .setPort(port(server))
            .setSsl(isSecure(server))
            .setURI(path(server, "/link"))
            .setTimeout(CONNECT_MILLIS)
            .addHeader("Authorization", "Bearer " + secret));
  }

  static boolean isSecure(URI server) {
    return "https".equals(server.getScheme());
  }

  static int port(URI server) {
    int usual = isSecure(server) ? HTTPS : HTTP;
    return server.getPort() < 0 ? usual : server.getPort();
  }

  /** Below whatever path the server has before its own, as behind a proxy. */
  static String path(URI server, String path) {
    String base = server.getPath();
    return (base == null ? "" : base.replaceFirst("/+$", "")) + path;
  }
}
