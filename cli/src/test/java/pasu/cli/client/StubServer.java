package pasu.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pasu.cli.Run;

/** A Pasu that answers each path with what the test wants, to those who have the token. */
final class StubServer implements AutoCloseable {

  private static final String TOKEN = "letmein";

  private record Answer(int status, String body) {}

  private final Path tokenFile;
  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();

  StubServer() {
    try {
      Path folder = Files.createTempDirectory("pasu-stub");
      tokenFile = Files.writeString(folder.resolve("admin.token"), TOKEN + "\n");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The next answers to {@code METHOD path?query}. */
  StubServer answering(String request, int status, String body) {
    answers.put(request, new Answer(status, body));
    return this;
  }

  /** What came with the last request like this; empty before the first. */
  String bodyOf(String request) {
    return bodies.getOrDefault(request, "");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Path tokenFile() {
    return tokenFile;
  }

  /** Runs a command of an administrator of this Pasu. */
  Run run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--server", url(), "--token-file", tokenFile.toString()));
    return Run.of(line.toArray(String[]::new));
  }

  /** Answers nobody any more. */
  void hangUp() {
    server.stop(0);
  }

  @Override
  public void close() throws IOException {
    hangUp();
    Files.deleteIfExists(tokenFile);
    Files.delete(tokenFile.getParent());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    bodies.put(
        request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.getOrDefault(request, new Answer(404, "no such path: " + request));
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer = new Answer(401, "{\"title\":\"Unauthorized\"}");
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
