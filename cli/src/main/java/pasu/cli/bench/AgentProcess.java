package pasu.cli.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.protocol.BusMessages;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;

/** A {@link MeasuredAgent} that is asked through its standard streams. */
final class AgentProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;

  private AgentProcess(Process process) {
    this.process = process;
    this.in = process.inputReader();
    this.out = process.outputWriter();
  }

  /** Starts one with this process' JVM and flags. */
  static AgentProcess start(Path clips) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElseThrow());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.log.pasu=warn",
            "-cp",
            System.getProperty("java.class.path")));
    line.addAll(List.of(MeasuredAgent.class.getName(), clips.toString()));
    return new AgentProcess(
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  Admitted admit(Admit admit) throws IOException {
    return ask(BusMessages.toJson(admit), Admitted.class);
  }

  MeasuredAgent.Count count() throws IOException {
    return ask("count", MeasuredAgent.Count.class);
  }

  ProcessFigures figures() throws IOException {
    return ProcessFigures.of(process.pid());
  }

  @Override
  public void close() throws IOException {
    out.close();
    process
        .onExit()
        .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }

  private <T> T ask(String line, Class<T> type) throws IOException {
    out.write(line);
    out.newLine();
    out.flush();
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("the agent ended; its last words stand above");
    }
    return BusMessages.fromJson(answer, type);
  }
}
