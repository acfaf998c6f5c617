package pasu.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class SupervisorTest {

  @TempDir Path folder;

  @Test
  void tellsWhenTheEdgeIsReadyAndWhenItStops() throws Throwable {
    try (ServiceManager systemd = new ServiceManager(socket())) {
      Supervisor supervisor =
          Supervisor.ofThisProcess(Map.of("NOTIFY_SOCKET", socket().toString()));

      supervisor.ready("gate ready");
      supervisor.stopping();

      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=gate ready");
      assertThat(systemd.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void feedsTheWatchdogWhileTheEventLoopTurns(Vertx vertx) throws Throwable {
    try (ServiceManager systemd = new ServiceManager(socket())) {
      supervisor(ProcessHandle.current().pid()).keepTold(vertx);

      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
    }
  }

  @Test
  void leavesAnotherProcessesWatchdogAlone(Vertx vertx) throws Throwable {
    try (ServiceManager systemd = new ServiceManager(socket())) {
      Supervisor supervisor = supervisor(1);

      supervisor.keepTold(vertx);
      vertx.timer(50).await();
      supervisor.stopping();

      assertThat(systemd.next()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void goesOnWhereNobodyListens() {
    supervisor(1).ready("gate ready");
    Supervisor.ofThisProcess(Map.of()).ready("gate ready");
  }

  @Test
  void refusesAnAddressThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Supervisor.ofThisProcess(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200))))
        .withMessageContaining("NOTIFY_SOCKET must be 1 to 107 bytes");
  }

  private Supervisor supervisor(long process) {
    return Supervisor.ofThisProcess(
        Map.of(
            "NOTIFY_SOCKET", socket().toString(),
            "WATCHDOG_USEC", "10000",
            "WATCHDOG_PID", String.valueOf(process)));
  }

  private Path socket() {
    return folder.resolve("notify");
  }
}
