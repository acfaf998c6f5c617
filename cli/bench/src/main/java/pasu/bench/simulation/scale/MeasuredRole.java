package pasu.bench.simulation.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pasu.cli.CommandFailure;
import pasu.measure.ProcessFigures;
import pasu.measure.SameJvm;

/** One role of Pasu in a process of its own. */
final class MeasuredRole implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What a role has, however much this process needs to pretend so many edges. */
  private static final List<String> HEAP = List.of("-Xmx256m");

  private final String role;
  private final Process process;

  private MeasuredRole(String role, Process process) {
    this.role = role;
    this.process = process;
  }

  /** Starts one, and waits until it says that it is ready. */
  static MeasuredRole start(String role, Path folder, List<String> options) {
    List<String> line = Stream.concat(Stream.of(role), options.stream()).toList();
    try {
      MeasuredRole started =
          new MeasuredRole(
              role,
              SameJvm.of(HEAP, "pasu.cli.Pasu", line)
                  .redirectError(folder.resolve(role + ".log").toFile())
                  .start());
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String role() {
    return role;
  }

  ProcessFigures figures() {
    try {
      return ProcessFigures.of(process.pid());
    } catch (IOException e) {
      throw CommandFailure.failed("the %s ended: %s".formatted(role, e.getMessage()));
    }
  }

  /** Ends it without a word, as a power cut would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private void awaitReady() throws IOException {
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(" ready")) {
        return;
      }
    }
    throw CommandFailure.failed("the %s did not start".formatted(role));
  }
}
