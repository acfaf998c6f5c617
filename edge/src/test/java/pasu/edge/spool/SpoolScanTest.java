package pasu.edge.spool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpoolScanTest {

  @Test
  void saysOfAFolderThatCannotBeReadToItsEndWhatIsWrong() {
    IOException damaged = new IOException("Input/output error");
    Iterable<Path> folder =
        () -> {
          throw new DirectoryIteratorException(damaged);
        };

    assertThatThrownBy(() -> SpoolScan.of(folder, _ -> false)).isSameAs(damaged);
  }
}
