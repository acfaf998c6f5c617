package pasu.bench.failover;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pasu.cli.CommandFailure;
import pasu.measure.ChildJvm;

/**
 * One role of Pasu as a process that is there to be killed, frozen, and started again. All that its
 * lives say goes to one file.
 */
final class RoleProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;
  private static final List<String> FLAGS = List.of("-Dorg.slf4j.simpleLogger.showDateTime=true");

  private final String name;
  private final List<String> arguments;
  private final Path log;
  private ChildJvm process;
  private CompletableFuture<Long> ready;
  private long startedNanos;

  private RoleProcess(String name, List<String> arguments, Path log) throws IOException {
    this.name = name;
    this.arguments = arguments;
    this.log = log;
    this.ready = new CompletableFuture<>();
    this.process = launch();
  }

  /**
   * Starts it, and returns at once.
   *
   * @param arguments of {@code ./pasu}
   */
  static RoleProcess start(String name, List<String> arguments, Path logs) throws IOException {
    return new RoleProcess(name, arguments, logs.resolve(name + ".log"));
  }

  /** Starts it once more, and returns at once. */
  void startAgain() throws IOException {
    ready = new CompletableFuture<>();
    process = launch();
  }

  /** Returns once it says that it is ready: how long it took from its start to that. */
  Duration awaitReady() throws InterruptedException {
    try {
      return Duration.ofNanos(ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - startedNanos);
    } catch (ExecutionException | TimeoutException e) {
      throw CommandFailure.failed(
          "%s did not start; what it said is in %s (--keep)".formatted(name, log));
    }
  }

  /** SIGKILL, as {@code kill -9} does; returns once it is gone. */
  void kill() {
    process.kill();
  }

  /** SIGTERM; returns once it has closed everything. */
  void stop() {
    if (process.stop() != 0) {
      throw CommandFailure.failed("%s did not end well on SIGTERM; see %s".formatted(name, log));
    }
  }

  void freeze() throws IOException, InterruptedException {
    process.freeze();
  }

  void wake() throws IOException, InterruptedException {
    process.wake();
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return name;
  }

  private ChildJvm launch() throws IOException {
    ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.appendTo(log.toFile());
    startedNanos = System.nanoTime();
    ChildJvm launched = ChildJvm.start(ChildJvm.pasu(FLAGS, arguments).redirectError(errors));
    CompletableFuture<Long> heard = ready;
    Thread.ofPlatform().daemon().name("says-" + name).start(() -> listen(launched, heard));
    return launched;
  }

  private void listen(ChildJvm to, CompletableFuture<Long> heard) {
    try (PrintWriter file =
        new PrintWriter(
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      for (String line = to.hear(); line != null; line = to.hear()) {
        file.println(line);
        file.flush();
        if (line.contains(" ready")) {
          heard.complete(System.nanoTime());
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // It was killed in the middle of a line.
    }
    heard.completeExceptionally(new IOException(name + " ended"));
  }
}
