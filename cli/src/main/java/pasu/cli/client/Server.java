package pasu.cli.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import pasu.cli.CommandFailure;
import pasu.cli.LongWork;
import pasu.edge.link.ServerTrust;
import pasu.protocol.BusMessages;

/** A running Pasu, asked over HTTP. Every failure is a {@link CommandFailure} with the remedy. */
public final class Server {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final URI base;
  private final String token;
  private final List<Path> certificates;
  private final LongWork progress;
  private final HttpClient http;

  /**
   * Makes no connection yet.
   *
   * @param certificates in PEM, trusted beside those of this machine
   * @param progress told when an answer takes longer than two seconds
   */
  Server(URI base, String token, List<Path> certificates, PrintWriter progress) {
    if (base.getHost() == null || !SCHEMES.contains(base.getScheme())) {
      throw CommandFailure.usage(
          "\"%s\" is no address of a Pasu; write it like http://127.0.0.1:8080".formatted(base));
    }
    this.base = base;
    this.token = token;
    this.certificates = certificates;
    this.progress = new LongWork(progress);
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    this.http =
        base.getScheme().equals("https")
            ? client.sslContext(Trust.of(certificates)).build()
            : client.build(); // Reading them takes commands a while.
  }

  /**
   * A server and who asks it.
   *
   * @param tokenFile with an administrator's token
   * @param certificate in PEM, trusted beside those of this machine; null for the one beside the
   *     token, if there is one
   * @param progress told when an answer takes longer than two seconds
   */
  public static Server at(
      URI base, Path tokenFile, @Nullable Path certificate, PrintWriter progress) {
    List<Path> trusted = Trust.beside(tokenFile, certificate);
    return new Server(base, TokenFile.read(tokenFile), trusted, progress);
  }

  /** By what an edge knows it. */
  public ServerTrust trust() {
    return certificates.isEmpty()
        ? ServerTrust.OF_THIS_MACHINE
        : ServerTrust.in(certificates.getFirst());
  }

  /** Somebody's word as one segment of a path. */
  static String escaped(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  public URI base() {
    return base;
  }

  /** The JSON at a path, as it came. */
  public String get(String path) {
    return send(request(path).GET());
  }

  /** The JSON at a path, read. */
  public <T> T get(String path, Class<T> type) {
    return BusMessages.fromJson(get(path), type);
  }

  /** What is at a path, however long; to be closed. */
  public InputStream open(String path) {
    HttpResponse<InputStream> response =
        await(http.sendAsync(request(path).GET().build(), BodyHandlers.ofInputStream()));
    if (response.statusCode() >= 400) {
      throw refused(response);
    }
    return response.body();
  }

  /** What is answered to a POST without a body. */
  public String post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** What is answered to a POST of JSON. */
  public String post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** What is answered to a PATCH of JSON. */
  public String patch(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
  }

  /** What is answered to a PUT of JSON. */
  public String put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  public void delete(String path) {
    send(request(path).DELETE());
  }

  /** Opens the operators' door to the bus. */
  public WebSocket openLink(WebSocket.Listener listener) {
    URI link = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("/link");
    return await(
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .connectTimeout(PATIENCE)
            .buildAsync(link, listener));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) {
    HttpResponse<String> response = await(http.sendAsync(request.build(), BodyHandlers.ofString()));
    if (response.statusCode() >= 400) {
      throw refused(response);
    }
    return response.body();
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      return progress.run("waiting for " + base, answer::join);
    } catch (CompletionException e) {
      throw unreachable(e.getCause());
    }
  }

  private CommandFailure unreachable(@Nullable Throwable cause) {
    return switch (cause) {
      case WebSocketHandshakeException handshake -> refused(handshake.getResponse());
      case SSLHandshakeException tls ->
          CommandFailure.failed(untrusted(base, String.valueOf(tls.getMessage())));
      case SSLException _ ->
          CommandFailure.failed("%s does not speak https; try http".formatted(base));
      case IOException _ ->
          CommandFailure.failed(
              "no Pasu answers at %s; start one with ./pasu up, or name its address with --server"
                  .formatted(base));
      case null, default ->
          CommandFailure.failed("%s could not be asked: %s".formatted(base, cause));
    };
  }

  /** Also where the certificate would be right at another of the server's names. */
  static String untrusted(URI base, String why) {
    String remedy =
        why.contains("No subject alternative")
            ? "call it by a name that is in it, or have the gateway add this one with --tls-name"
            : "name its file with --certificate";
    return "the certificate of %s is not trusted (%s); %s".formatted(base, why, remedy);
  }

  private CommandFailure refused(HttpResponse<?> response) {
    return CommandFailure.failed(
        switch (response.statusCode()) {
          case 401, 403 ->
              "%s does not accept this token; name the admin.token of its data folder with --token-file"
                  .formatted(base);
          default -> problem(response);
        });
  }

  private String problem(HttpResponse<?> response) {
    try {
      JsonObject problem = new JsonObject(String.valueOf(response.body()));
      return problem.getString("detail", problem.getString("title", "no reason given"));
    } catch (DecodeException e) {
      return "%s answered %d, which is not Pasu's way; is --server right?"
          .formatted(response.uri(), response.statusCode());
    }
  }
}
