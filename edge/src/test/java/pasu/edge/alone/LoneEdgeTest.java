package pasu.edge.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.CameraSpec;
import pasu.edge.EdgeOptions;
import pasu.edge.link.EdgeIdentity;
import pasu.edge.link.SecretFile;

class LoneEdgeTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:1");

  @TempDir Path folder;

  @Test
  void startsWithoutAServerAndGivesItsFolderBackWhenItIsClosed() throws Exception {
    new SecretFile(folder).write(new EdgeIdentity("gate", "s3cret", SERVER, null));
    LoneEdge edge = LoneEdge.open(options(16));
    edge.start().await(30, TimeUnit.SECONDS);

    edge.close().await(30, TimeUnit.SECONDS);

    EdgeFolder.open(folder).close();
    assertThat(edge).hasToString("gate ready: scene:320x240@5, manual:, for http://127.0.0.1:1");
  }

  @Test
  void canBeClosedBeforeItWasStarted() throws TimeoutException {
    LoneEdge.open(options(16)).close().await(30, TimeUnit.SECONDS);

    EdgeFolder.open(folder).close();
  }

  @Test
  void refusesASpoolThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(15))
        .withMessage("the spool must be 16 to 1048576 MiB, but is 15");
  }

  private LoneEdgeOptions options(int spool) {
    return new LoneEdgeOptions(
        CameraSpec.parse("gate=scene:320x240@5,manual:"),
        new EdgeOptions("gate", "home", Duration.ZERO, Duration.ofSeconds(1)),
        List.of(SERVER),
        null,
        folder,
        spool);
  }
}
