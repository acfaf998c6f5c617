package pasu.bench.transport;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pasu.measure.ProcessFigures;
import pasu.measure.SameJvm;
import pasu.protocol.BusMessages;

/** A class of ours in a process of its own, asked through its standard streams. */
public final class MeasuredProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  /** Frames live for a group sync: in a smaller young generation they would grow old first. */
  private static final String YOUNG = "-Xmn144m";

  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;

  private MeasuredProcess(Process process) {
    this.process = process;
    this.in = process.inputReader();
    this.out = process.outputWriter();
  }

  /** Starts one with this process' JVM and flags, and a larger young generation. */
  public static MeasuredProcess start(Class<?> main, Object argument) throws IOException {
    return start(main, List.of(YOUNG, "-Dorg.slf4j.simpleLogger.log.pasu=warn"), argument);
  }

  /** Starts one with this process' JVM and flags, and then these. */
  public static MeasuredProcess start(Class<?> main, List<String> flags, Object argument)
      throws IOException {
    return new MeasuredProcess(
        SameJvm.of(flags, main.getName(), List.of(argument.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Says a line and waits for the answer. */
  public <T> T ask(String line, Class<T> type) throws IOException {
    out.write(line);
    out.newLine();
    out.flush();
    return hear(type);
  }

  /** Waits for a line. */
  public <T> T hear(Class<T> type) throws IOException {
    String said = in.readLine();
    if (said == null) {
      throw new IOException("the measured process ended; its last words stand above");
    }
    return BusMessages.fromJson(said, type);
  }

  public ProcessFigures figures() throws IOException {
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
}
