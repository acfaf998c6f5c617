package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliveTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void livesWhoTouchesItsFile() {
    Path file = folder.resolve("alive");
    Alive.touch(file, () -> NOW.minusSeconds(100));
    Alive.touch(file, () -> NOW.minusSeconds(5));
    assertThat(Alive.isFresh(file, NOW)).isTrue();
  }

  @Test
  void isDeadWhoStoppedTouchingIt() {
    Path file = folder.resolve("alive");
    Alive.touch(file, () -> NOW.minusSeconds(20));
    assertThat(Alive.isFresh(file, NOW)).isFalse();
  }

  @Test
  void isNotReadyWhoNeverTouchedIt() {
    assertThat(Alive.isFresh(folder.resolve("alive"), NOW)).isFalse();
  }
}
