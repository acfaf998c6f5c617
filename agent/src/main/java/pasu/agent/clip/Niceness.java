package pasu.agent.clip;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread's claim to the processors, by setpriority(2): what Java calls a priority is nothing to
 * Linux. Threads it starts, such as an encoder's, are as modest.
 */
final class Niceness {

  private static final Logger log = LoggerFactory.getLogger(Niceness.class);

  /** A tenth of what others get while they want it, all of what they leave. */
  private static final int NICE = 10;

  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  private Niceness() {}

  /** Runs the rest of a thread modestly; where the system knows no way, as any other. */
  static Runnable of(Runnable thread) {
    return () -> {
      lower();
      thread.run();
    };
  }

  @SuppressWarnings("restricted") // The signature is that of POSIX.
  private static void lower() {
    FunctionDescriptor signature =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      Linker linker = Linker.nativeLinker();
      MemorySegment function = linker.defaultLookup().findOrThrow("setpriority");
      int result =
          (int)
              linker
                  .downcallHandle(function, signature)
                  .invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
      log.debug("thread is modest thread={} result={}", Thread.currentThread().getName(), result);
    } catch (Throwable e) {
      log.info("threads cannot be made modest error=\"{}\"", e.toString());
    }
  }
}
