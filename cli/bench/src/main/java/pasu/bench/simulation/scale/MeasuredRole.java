package pasu.bench.simulation.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pasu.cli.CommandFailure;
import pasu.measure.ChildJvm;
import pasu.measure.ProcessFigures;

/** One role of Pasu in a process of its own. */
record MeasuredRole(String role, ChildJvm process) implements AutoCloseable {

  /** What a role has, however much this process needs to pretend so many edges. */
  private static final List<String> HEAP = List.of("-Xmx256m");

  /** Starts one, and waits until it says that it is ready. */
  static MeasuredRole start(String role, Path folder, List<String> options) {
    List<String> line = Stream.concat(Stream.of(role), options.stream()).toList();
    Path log = folder.resolve(role + ".log");
    try {
      ChildJvm process = ChildJvm.start(ChildJvm.pasu(HEAP, line).redirectError(log.toFile()));
      process.awaitLine(" ready");
      return new MeasuredRole(role, process);
    } catch (IOException e) {
      throw CommandFailure.failed("the %s did not start: %s".formatted(role, e.getMessage()));
    }
  }

  ProcessFigures figures() {
    try {
      return process.figures();
    } catch (IOException e) {
      throw CommandFailure.failed("the %s ended: %s".formatted(role, e.getMessage()));
    }
  }

  /** Ends it without a word, as a power cut would. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.stop();
  }
}
