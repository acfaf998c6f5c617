package pasu.cli.role;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import pasu.cli.CommandFailure;

/**
 * The life of a process that runs until a signal ends it. The signal may come at any time: what was
 * started by then is closed in order, and the exit status is 0.
 */
public final class Lifetime {

  /** What is left of the 20 s that service managers grant, after the JVM's own share. */
  public static final Duration CLOSING_PATIENCE = Duration.ofSeconds(18);

  private final Closings closings = new Closings(System::nanoTime);
  private final Thread closing = new Thread(this::close, "pasu-closing");

  private Lifetime() {}

  /**
   * Starts what is to live, then waits for the signal; returns only by an exception.
   *
   * @param start adds how to close each thing it starts
   */
  public static void of(Consumer<Closings> start) throws InterruptedException {
    new Lifetime().run(start);
  }

  private void run(Consumer<Closings> start) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(closing);
    try {
      start.accept(closings);
    } catch (RuntimeException failure) {
      if (!closings.haveBegun()) { // Else it failed because everything is being closed.
        Runtime.getRuntime().removeShutdownHook(closing);
        closings.run(CLOSING_PATIENCE);
        throw explained(failure);
      }
    }
    new CountDownLatch(1).await(); // The signal ends the process.
  }

  /** Why something does not start, in one sentence. */
  public static RuntimeException explained(RuntimeException failure) {
    return failure instanceof CommandFailure || failure instanceof IllegalArgumentException
        ? failure
        : CommandFailure.failed("Pasu does not start: " + failure.getMessage());
  }

  /** A JVM's own status after a signal would be 143 or 130, although nothing failed. */
  private void close() {
    closings.run(CLOSING_PATIENCE);
    Runtime.getRuntime().halt(0);
  }
}
