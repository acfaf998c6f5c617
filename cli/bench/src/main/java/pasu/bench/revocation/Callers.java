package pasu.bench.revocation;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pasu.bench.GatewaySocket;
import pasu.cli.CommandFailure;
import pasu.cli.client.Server;

/**
 * Whoever calls on a running Pasu: its operator, guests of the site home, edges. Blocks.
 *
 * @param door where guests and edges reach it
 * @param token the operator's
 */
record Callers(Server server, URI door, String token, HttpClient http) {

  private static final Pattern SESSION = Pattern.compile("pasu=([^;]+)");
  private static final String PASSWORD = "as good as any";
  private static final String NOBODY = "";

  /** The same, who reach the server elsewhere. */
  Callers at(URI elsewhere) {
    return new Callers(server, elsewhere, token, http);
  }

  /** The session of a new viewer. */
  String guest(String name) throws IOException, InterruptedException {
    JsonObject wish = new JsonObject().put("name", name).put("role", "viewer").put("site", "home");
    String link = new JsonObject(server.post("/api/accounts", wish.encode())).getString("token");
    JsonObject acceptance =
        new JsonObject().put("token", link).put("name", name).put("password", PASSWORD);
    return session(send("POST", "/api/invitations/accept", acceptance, NOBODY));
  }

  /** Another session of a guest. */
  String again(String name) throws IOException, InterruptedException {
    JsonObject known = new JsonObject().put("name", name).put("password", PASSWORD);
    return session(send("POST", "/api/sign-in", known, NOBODY));
  }

  /** Changes a guest's password in one session, which ends all others. */
  void changePassword(String session) throws IOException, InterruptedException {
    JsonObject wish = new JsonObject().put("old", PASSWORD).put("new", "better than before");
    send("PUT", "/api/me/password", wish, session);
  }

  /**
   * Opens a WebSocket.
   *
   * @param messages that must have come until it has begun
   */
  Running socket(String path, String caller, int messages) {
    RunningSocket running = new RunningSocket(messages);
    WebSocket _ = GatewaySocket.open(http, door, path, caller, running);
    return running;
  }

  /** Begins to read an answer. */
  Running answer(String path, String caller) throws IOException {
    return RunningDownload.of(door, path, caller);
  }

  private HttpResponse<String> send(String method, String path, JsonObject body, String caller)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door.resolve(path))
            .method(method, BodyPublishers.ofString(body.encode()));
    if (!caller.equals(NOBODY)) {
      request.header("Authorization", "Bearer " + caller);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw CommandFailure.failed("%s %s was refused: %s".formatted(method, path, answer.body()));
    }
    return answer;
  }

  private static String session(HttpResponse<String> answer) {
    Matcher cookie = SESSION.matcher(answer.headers().firstValue("Set-Cookie").orElse(""));
    if (!cookie.find()) {
      throw CommandFailure.failed("no session began");
    }
    return cookie.group(1);
  }
}
