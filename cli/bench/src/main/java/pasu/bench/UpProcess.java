package pasu.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pasu.cli.client.TokenFile;
import pasu.measure.ChildJvm;
import pasu.measure.ProcessFigures;

/** A {@code pasu up} in a process of its own, with this process' JVM and flags. */
public final class UpProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 2_000_000;
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final int port;
  private final long startNanos = System.nanoTime();
  private final ChildJvm process;

  private UpProcess(Path data, int port, ChildJvm process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /** Starts one with a single camera; returns at once. */
  public static UpProcess start(Path folder, int port, String camera) throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    List<String> arguments =
        List.of("up", "--data=" + data, "--port=" + port, "--camera=" + camera);
    ProcessBuilder silent =
        ChildJvm.pasu(List.of(), arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    return new UpProcess(data, port, ChildJvm.start(silent));
  }

  /** Since the start of the process until a path answers with 200. */
  public Duration answers(String path) throws IOException, InterruptedException, TimeoutException {
    while (!isOk(path)) {
      if (elapsed().compareTo(PATIENCE) > 0 || !process.isAlive()) {
        throw new TimeoutException("pasu up did not answer at " + path);
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
    }
    return elapsed();
  }

  /** Its data folder. */
  public Path data() {
    return data;
  }

  ProcessFigures figures() throws IOException {
    return process.figures();
  }

  @Override
  public void close() {
    process.stop();
    http.shutdownNow();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private boolean isOk(String path) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    try {
      Path token = data.resolve("admin.token");
      if (Files.exists(token)) {
        request.header("Authorization", "Bearer " + TokenFile.read(token));
      }
      return http.send(request.build(), BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException _) {
      return false; // It does not listen yet.
    }
  }
}
