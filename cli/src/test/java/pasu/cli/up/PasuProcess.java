package pasu.cli.up;

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
import pasu.cli.client.TokenFile;
import pasu.measure.ChildJvm;

/** A {@code pasu up} in a process of its own, on a free port, as a person starts it. */
final class PasuProcess implements AutoCloseable {

  private static final String GREETING = "Pasu keeps watch at ";

  private final ChildJvm process;
  private final Path data;
  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  private PasuProcess(ChildJvm process, Path data, URI url) {
    this.process = process;
    this.data = data;
    this.url = url;
  }

  /** Starts one and waits until it says where its page is. */
  static PasuProcess start(Path data, String... options) throws IOException {
    List<String> line = new ArrayList<>(List.of("up", "--port=0", "--data=" + data));
    line.addAll(List.of(options));
    ChildJvm process = ChildJvm.start(ChildJvm.pasu(List.of("-Xmx256m"), line));
    String greeting = process.awaitLine(GREETING);
    return new PasuProcess(process, data, URI.create(greeting.substring(GREETING.length())));
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
  int stop() {
    return process.stop();
  }

  @Override
  public void close() {
    process.close();
    http.shutdownNow();
  }
}
