package pasu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.FIRST;
import static pasu.agent.Scenes.time;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.video.Clips;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.FrameRange;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.IndexEntry;

@ExtendWith(VertxExtension.class)
class RecoveryVerticleTest {

  @TempDir Path clips;
  private ClipFolder folder;
  private ScriptedCatalog catalog;

  @BeforeEach
  void listen(Vertx vertx) throws IOException {
    BusMessages.registerCodecs(vertx.eventBus());
    catalog = ScriptedCatalog.listen(new Bus(vertx.eventBus()));
    folder = ClipFolder.of(clips, CLIP);
    Files.createDirectory(folder.path());
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
  }

  @Test
  void reportsAndFinishesAClipThatACrashLeftBehind(Vertx vertx) throws Exception {
    leave(Clip.State.RECORDING, FIRST, FIRST + 1, FIRST + 3);

    vertx.deployVerticle(new RecoveryVerticle(clips)).await();

    ClipSaved saved = catalog.next(ClipSaved.class);
    assertThat(saved.clip().frames()).isEqualTo(3);
    assertThat(saved.missing()).containsExactly(new FrameRange(FIRST + 2, FIRST + 2));
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
    assertThat(folder.video()).isNotEmptyFile();
  }

  @Test
  void hasAnAgentFinishAClipThatAnotherLeftBehind(Vertx vertx) throws Exception {
    leave(Clip.State.FINISHING, FIRST, FIRST + 1);
    Bus bus = new Bus(vertx.eventBus());
    AgentOptions options = new AgentOptions("agent-2", 1, clips, "127.0.0.1");
    vertx.deployVerticle(new AgentVerticle(options, InstantSource.system())).await();

    bus.ask(Addresses.finish("agent-2"), new FinishClip(CLIP, "yard", 4)).await();

    assertThat(catalog.next(ClipSaved.class).epoch()).isEqualTo(4);
    assertThat(catalog.next(ClipReady.class).clip().frames()).isEqualTo(2);
    assertThat(folder.video()).isNotEmptyFile();
  }

  @Test
  void leavesAFinishedClipAlone(Vertx vertx) throws Exception {
    leave(Clip.State.READY, FIRST);
    ClipDocument before = ClipDocument.read(folder);

    vertx.deployVerticle(new RecoveryVerticle(clips)).await();

    assertThat(ClipDocument.read(folder)).isEqualTo(before);
    assertThat(folder.video()).doesNotExist();
  }

  private void leave(Clip.State state, long... numbers) throws IOException {
    for (long number : numbers) {
      store(number);
    }
    new ClipDocument(ClipDocument.VERSION, clip(state), FIRST, null, null, List.of(), null)
        .write(folder);
  }

  private void store(long number) throws IOException {
    ClipFolder.Part part = folder.firstPart();
    byte[] jpeg = Clips.jpeg(160, 120, (int) number);
    long offset = Files.exists(part.frames()) ? Files.size(part.frames()) : 0;
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time(number));
    ByteBuffer entry = ByteBuffer.allocate(IndexEntry.BYTES);
    IndexEntry.describing(number, offset, micros, jpeg).encode(entry);
    append(part.frames(), jpeg);
    append(part.index(), entry.array());
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Clip clip(Clip.State state) {
    return new Clip(
        CLIP, "yard", "home", 3, Cause.MANUAL, time(FIRST), time(FIRST), 0, 0, 0, state, 0, false);
  }
}
