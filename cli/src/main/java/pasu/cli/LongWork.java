package pasu.cli;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that says what it is once it takes longer than two seconds. */
public final class LongWork {

  /** What is to be done. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  private static final long SILENT_SECONDS = 2;

  private final PrintWriter progress;
  private final Executor later;

  /** Says it to {@code progress}, standard error as a rule. */
  public LongWork(PrintWriter progress) {
    this(progress, CompletableFuture.delayedExecutor(SILENT_SECONDS, TimeUnit.SECONDS));
  }

  LongWork(PrintWriter progress, Executor later) {
    this.progress = progress;
    this.later = later;
  }

  /** Does the work on this thread. */
  public <T, E extends Exception> T run(String what, Work<T, E> work) throws E {
    AtomicBoolean done = new AtomicBoolean();
    later.execute(
        () -> {
          if (!done.get()) {
            progress.println("pasu: " + what + " …");
            progress.flush();
          }
        });
    try {
      return work.run();
    } finally {
      done.set(true);
    }
  }
}
