package pasu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;

/** A WebSocket of a gateway, as whoever has a token. */
public final class GatewaySocket {

  private GatewaySocket() {}

  /** Opens a path of a server; blocks until it is open. */
  public static WebSocket open(
      HttpClient http, URI server, String path, String token, WebSocket.Listener listener) {
    URI door = URI.create(server.toString().replaceFirst("^http", "ws")).resolve(path);
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(door, listener)
        .join();
  }

  /** Looks at a camera live. */
  public static WebSocket live(
      HttpClient http, URI server, String camera, String token, WebSocket.Listener listener) {
    return open(http, server, "/api/cameras/%s/live".formatted(camera), token, listener);
  }
}
