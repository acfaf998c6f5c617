package pasu.agent.video;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lowest priority a thread can have: it runs when no other wants to. Java's own thread
 * priorities do nothing on Linux, where a thread may be reniced by itself, and threads it starts
 * inherit that. Elsewhere this does nothing.
 */
public final class LowPriority {

  private static final Logger log = LoggerFactory.getLogger(LowPriority.class);
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;
  private static final int NICEST = 19;

  private LowPriority() {}

  /**
   * Lowers the calling thread, for good: a platform thread that does nothing else.
   *
   * @return whether that worked
   */
  public static boolean adopt() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (!system.startsWith("linux") || Thread.currentThread().isVirtual()) {
      return false;
    }
    try {
      return (int) setPriority().invokeExact(PRIO_PROCESS, CALLING_THREAD, NICEST) == 0;
    } catch (Throwable e) { // What a MethodHandle declares.
      log.warn("thread not reniced error={}", e.toString());
      return false;
    }
  }

  /** {@code int setpriority(int which, id_t who, int priority)}, see setpriority(2). */
  @SuppressWarnings("restricted") // The start script enables native access.
  private static MethodHandle setPriority() {
    Linker linker = Linker.nativeLinker();
    var symbol = linker.defaultLookup().find("setpriority").orElseThrow();
    var descriptor =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker.downcallHandle(symbol, descriptor);
  }
}
