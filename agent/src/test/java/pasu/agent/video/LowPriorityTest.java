package pasu.agent.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LowPriorityTest {

  private static final Path STAT = Path.of("/proc/thread-self/stat");

  @Test
  void lowersTheCallingThreadWhereThereIsLinux() throws Exception {
    FutureTask<Boolean> lowered = new FutureTask<>(() -> LowPriority.adopt() && niceness() == 19);

    Thread.ofPlatform().start(lowered);

    assertThat(lowered.get()).isEqualTo(Files.exists(STAT));
  }

  @Test
  void leavesOtherThreadsAlone() throws Exception {
    int before = niceness();
    FutureTask<Boolean> lowered = new FutureTask<>(LowPriority::adopt);

    Thread.ofPlatform().start(lowered);
    lowered.get();

    assertThat(niceness()).isEqualTo(before);
  }

  /** The 19th field of proc(5)'s stat; the name, which is the second, may hold blanks. */
  private static int niceness() throws Exception {
    if (!Files.exists(STAT)) {
      return 0;
    }
    String stat = Files.readString(STAT);
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Integer.parseInt(afterName[16]);
  }
}
