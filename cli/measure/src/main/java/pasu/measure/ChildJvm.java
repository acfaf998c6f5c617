package pasu.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process with this one's JVM, flags and class path, spoken with through its standard streams,
 * and killed when this is closed.
 */
public final class ChildJvm implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /**
   * Makes one ready to be started; what it says to standard error goes to this process' own.
   *
   * @param flags that come after this process' own, and so prevail
   */
  public static ProcessBuilder of(List<String> flags, String main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** The same of the {@code pasu} command. */
  public static ProcessBuilder pasu(List<String> flags, List<String> arguments) {
    return of(flags, "pasu.cli.Pasu", arguments);
  }

  public static ChildJvm start(ProcessBuilder ready) throws IOException {
    return new ChildJvm(ready.start());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ProcessFigures figures() throws IOException {
    return ProcessFigures.of(process.pid());
  }

  public void type(String line) throws IOException {
    BufferedWriter in = process.outputWriter();
    in.write(line);
    in.newLine();
    in.flush();
  }

  /** Waits for the next line that it says; null once it has ended. */
  public @Nullable String hear() throws IOException {
    return process.inputReader().readLine();
  }

  /** Waits until it ends, and returns all that it said. */
  public String hearAll() throws IOException {
    return process.inputReader().readAllAsString();
  }

  /**
   * Waits for a line with some words in it, and returns it.
   *
   * @throws IOException if it ends without having said them
   */
  public String awaitLine(String words) throws IOException {
    for (String line = hear(); line != null; line = hear()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new IOException("it ended without saying \"%s\"".formatted(words));
  }

  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  public void wake() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Sends SIGTERM and waits; the exit status, or -1 if it had to be killed after two minutes. */
  public int stop() {
    process.destroy();
    return exitStatus();
  }

  /** Ends its input and waits; the exit status, or -1 if it had to be killed after two minutes. */
  public int endInput() throws IOException {
    process.outputWriter().close();
    return exitStatus();
  }

  /** SIGKILL, which ends a frozen one, too; returns once it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private int exitStatus() {
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (!process.isAlive()) {
      return process.exitValue();
    }
    kill();
    return -1;
  }

  private void signal(String signal) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    int status = new ProcessBuilder("kill", signal, pid).start().waitFor();
    if (status != 0) {
      throw new IOException("kill %s %s ended with %d".formatted(signal, pid, status));
    }
  }
}
