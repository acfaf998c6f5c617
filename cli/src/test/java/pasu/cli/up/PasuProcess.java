package pasu.cli.up;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.cli.client.TokenFile;

/** A {@code pasu up} in a process of its own, on a free port, as a person starts it. */
final class PasuProcess implements AutoCloseable {

  private static final String GREETING = "Pasu keeps watch at ";

  private final Process process;
  private final Path data;
  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  private PasuProcess(Process process, Path data, URI url) {
    this.process = process;
    this.data = data;
    this.url = url;
  }

  /** Starts one and waits until it says where its page is. */
  static PasuProcess start(Path data, String... options) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "pasu.cli.Pasu",
                "up",
                "--port=0",
                "--data=" + data));
    line.addAll(List.of(options));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new PasuProcess(process, data, URI.create(greeting(process)));
  }

  URI url() {
    return url;
  }

  /** Asks with the administrator's token. */
  <T> HttpResponse<T> ask(String method, String path, BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + TokenFile.read(data.resolve("admin.token")))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, body);
  }

  String ask(String method, String path) throws IOException, InterruptedException {
    return ask(method, path, BodyHandlers.ofString()).body();
  }

  /** Sends SIGTERM and waits; the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.shutdownNow();
  }

  private static String greeting(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    if (line == null || !line.startsWith(GREETING)) {
      throw new IllegalStateException("pasu up said: " + line);
    }
    return line.substring(GREETING.length());
  }
}
