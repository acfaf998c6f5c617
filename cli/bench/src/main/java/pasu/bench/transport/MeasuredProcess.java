package pasu.bench.transport;

import java.io.IOException;
import java.util.List;
import pasu.measure.ChildJvm;
import pasu.measure.ProcessFigures;
import pasu.protocol.BusMessages;

/** A class of ours in a process of its own, asked through its standard streams. */
record MeasuredProcess(ChildJvm process) implements AutoCloseable {

  /** Frames live for a group sync: in a smaller young generation they would grow old first. */
  private static final String YOUNG = "-Xmn144m";

  /** Starts one with this process' JVM and flags, and a larger young generation. */
  static MeasuredProcess start(Class<?> main, Object argument) throws IOException {
    List<String> flags = List.of(YOUNG, "-Dorg.slf4j.simpleLogger.log.pasu=warn");
    List<String> arguments = List.of(argument.toString());
    return new MeasuredProcess(ChildJvm.start(ChildJvm.of(flags, main.getName(), arguments)));
  }

  /** Says a line and waits for the answer. */
  <T> T ask(String line, Class<T> type) throws IOException {
    process.type(line);
    return hear(type);
  }

  /** Waits for a line. */
  <T> T hear(Class<T> type) throws IOException {
    String said = process.hear();
    if (said == null) {
      throw new IOException("the measured process ended; its last words stand above");
    }
    return BusMessages.fromJson(said, type);
  }

  ProcessFigures figures() throws IOException {
    return process.figures();
  }

  @Override
  public void close() throws IOException {
    process.endInput();
  }
}
