package pasu.edge.sensor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs something again and again. */
interface Repeater {

  /** The first time after one period, and until closed. */
  Repetition every(Duration period, Runnable action);

  /** What can be ended. */
  interface Repetition extends AutoCloseable {
    @Override
    void close();
  }

  /** On a thread of its own. */
  static Repeater onThread(String name) {
    return (period, action) -> {
      ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name(name).daemon().factory());
      var _ =
          thread.scheduleAtFixedRate(
              action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
      return thread::shutdownNow;
    };
  }
}
