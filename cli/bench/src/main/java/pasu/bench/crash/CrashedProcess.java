package pasu.bench.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pasu.measure.ChildJvm;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;

/** A {@link CrashedAgent} that is asked through its standard streams, and killed. */
final class CrashedProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final ChildJvm process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private CrashedProcess(ChildJvm process, Consumer<Clip> changes) {
    this.process = process;
    Thread.ofPlatform().daemon().name("crashed-agent").start(() -> read(changes));
  }

  /**
   * Starts one with this process' JVM and flags, and waits until it may be asked.
   *
   * @param changes told of every change of a clip
   */
  static CrashedProcess start(Path data, Consumer<Clip> changes) throws Exception {
    ProcessBuilder ready =
        ChildJvm.of(
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
            CrashedAgent.class.getName(),
            List.of(data.toString()));
    CrashedProcess started = new CrashedProcess(ChildJvm.start(ready), changes);
    started.answer();
    return started;
  }

  Admitted admit(Admit admit) throws Exception {
    process.type(BusMessages.toJson(admit));
    return BusMessages.fromJson(answer(), Admitted.class);
  }

  /** SIGKILL, as {@code kill -9} does; returns once it is gone. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }

  private String answer() throws Exception {
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IOException("the agent did not answer within a minute");
    }
    return answer;
  }

  private void read(Consumer<Clip> changes) {
    try {
      for (String line = process.hear(); line != null; line = process.hear()) {
        if (line.startsWith(CrashedAgent.CHANGED)) {
          String json = line.substring(CrashedAgent.CHANGED.length());
          changes.accept(BusMessages.fromJson(json, Clip.class));
        } else {
          answers.add(line);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException _) {
      // It was killed in the middle of a line.
    }
  }
}
