package pasu.pi;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.edge.kernel.KernelException;
import pasu.edge.kernel.NotifySocket;

/**
 * Who started this process and wants to know how it is: systemd, by the protocol of {@code
 * sd_notify(3)}, or nobody. What cannot be told is logged, and stops nothing.
 */
final class Supervisor {

  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
  private static final long MICROS_A_MILLI = 1_000;

  private final @Nullable NotifySocket socket;
  private final long watchdogMicros;

  private Supervisor(@Nullable NotifySocket socket, long watchdogMicros) {
    this.socket = socket;
    this.watchdogMicros = watchdogMicros;
  }

  /** As the environment says. */
  static Supervisor ofThisProcess(Map<String, String> environment) {
    String path = environment.get("NOTIFY_SOCKET");
    return new Supervisor(
        path == null ? null : new NotifySocket(path), watchdogMicros(environment));
  }

  /** How often it wants to hear of this very process; 0 for never. */
  private static long watchdogMicros(Map<String, String> environment) {
    String self = String.valueOf(ProcessHandle.current().pid());
    return environment.getOrDefault("WATCHDOG_PID", self).equals(self)
        ? Optional.ofNullable(environment.get("WATCHDOG_USEC")).map(Long::parseLong).orElse(0L)
        : 0;
  }

  void ready(String status) {
    tell("READY=1\nSTATUS=" + status.replace('\n', ' '));
  }

  void stopping() {
    tell("STOPPING=1");
  }

  /** From now on, twice in the time it waits, for as long as the event loop turns. */
  void keepTold(Vertx vertx) {
    if (socket != null && watchdogMicros > 0) {
      long millis = Math.max(1, watchdogMicros / 2 / MICROS_A_MILLI);
      vertx.setPeriodic(0, millis, _ -> tell("WATCHDOG=1"));
    }
  }

  private void tell(String state) {
    if (socket != null) {
      try {
        socket.send(state);
      } catch (KernelException e) {
        log.warn("supervisor not told state={} error=\"{}\"", state, e.getMessage());
      }
    }
  }
}
