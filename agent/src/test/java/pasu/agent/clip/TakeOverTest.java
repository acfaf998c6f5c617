package pasu.agent.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;
import static pasu.agent.clip.RecordingsEnd.until;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.NotedSession;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.Refusal;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/** A clip whose agent died, or seemed to, finished by another. */
@ExtendWith(VertxExtension.class)
class TakeOverTest {

  private static final FinishClip ORDER = new FinishClip(CLIP, "yard", 5);

  @TempDir Path clips;
  private final ScriptedCatalog catalog = new ScriptedCatalog();
  private final CompletableFuture<Void> encoder = CompletableFuture.completedFuture(null);
  private final ScriptedVideos videos = new ScriptedVideos();
  private volatile CompletableFuture<Void> gate = encoder;
  private Vertx vertx;
  private ClipFolder folder;
  private Recordings dead;
  private Recordings heir;

  @BeforeEach
  void start(Vertx running) {
    vertx = running;
    folder = ClipFolder.of(clips, CLIP);
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, catalog::take).await();
    dead = recordings("agent-1");
    heir = recordings("agent-2");
  }

  @AfterEach
  void close() {
    catalog.refuse(0);
    gate.complete(null);
    heir.close(vertx, Duration.ofSeconds(10)).await();
    dead.close(vertx, Duration.ofSeconds(10)).await();
  }

  @Test
  void makesTheVideoOfAClipThatWasSavedOnly() throws Exception {
    save(100, 101);

    heir.takeOver(ORDER);

    assertThat(catalog.next(ClipSaved.class).epoch()).isEqualTo(5);
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.READY);
    until(vertx, heir);
    assertThat(folder.video()).hasContent("2 frames");
    assertThat(folder.thumbnail()).isNotEmptyFile();
    assertThat(ClipDocument.read(folder).newestEpoch()).isEqualTo(5);
    assertThat(ClipDocument.read(folder).clip().state()).isEqualTo(Clip.State.READY);
  }

  @Test
  void makesOneOfThePartsThatSeveralAgentsLeft() throws Exception {
    save(100);
    recorder(2).append(frame(101)).work();

    heir.takeOver(ORDER);

    assertThat(catalog.next(ClipReady.class).clip().frames()).isEqualTo(2);
    until(vertx, heir);
    assertThat(folder.parts()).containsExactly(folder.laterPart(5));
    FrameChecks.assertStored(folder, 100, 101);
  }

  @Test
  void callsAClipIncompleteWhoseEndNobodySaid() throws Exception {
    recorder(1).append(frame(100)).append(frame(102)).work();

    heir.takeOver(ORDER);

    Clip ready = catalog.next(ClipReady.class).clip();
    assertThat(ready.state()).isEqualTo(Clip.State.INCOMPLETE);
    assertThat(ready.missing()).isEqualTo(1);
  }

  @Test
  void keepsOutAnAgentThatWasOnlyAsleep() throws Exception {
    NotedSession session = new NotedSession(1);
    Recording asleep = dead.record(new ClipOrder(terms("yard", 1), detected("yard")), session);
    asleep.offer(frame(100));
    catalog.next(ClipStarted.class);

    heir.takeOver(ORDER);
    catalog.next(ClipReady.class);
    until(vertx, heir);
    asleep.manifest(manifest(CLIP_NUMBER, 100, 100));
    until(vertx, dead);

    assertThat(session.isAnythingAcknowledged()).isFalse();
    assertThat(ClipDocument.read(folder).newestEpoch()).isEqualTo(5);
  }

  @Test
  void keepsOutTheOneBeforeEvenWhereNothingCanBeRead() throws Exception {
    save(100);
    byte[] frames = Files.readAllBytes(folder.firstPart().frames());
    frames[0] ^= 1;
    Files.write(folder.firstPart().frames(), frames);

    heir.takeOver(ORDER);
    until(vertx, heir);

    assertThat(ClipDocument.read(folder).newestEpoch()).isEqualTo(5);
  }

  @Test
  void leavesAClipAloneThatSomebodyGoesOnWith() throws Exception {
    save(100);
    recorder(6).append(frame(101)).work();

    heir.takeOver(ORDER);
    until(vertx, heir);

    assertThat(catalog.told()).isEmpty();
    assertThat(ClipDocument.read(folder).newestEpoch()).isEqualTo(6);
  }

  @Test
  void namesAClipAsInHandUntilItIsFinished() throws Exception {
    CompletableFuture<ClipsInHand> named = new CompletableFuture<>();
    new Bus(vertx.eventBus()).hear(Addresses.CLIPS_IN_HAND, named::complete).await();
    gate = new CompletableFuture<>();
    save(100);
    heir.takeOver(ORDER);

    heir.mentionProgress();

    assertThat(named.get()).isEqualTo(new ClipsInHand("agent-2", List.of(CLIP)));
    assertThatThrownBy(() -> heir.takeOver(ORDER))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("agent-2 has clip");
  }

  @Test
  void hasNothingInHandWhereNothingWasLeft() {
    heir.takeOver(ORDER);
    until(vertx, heir);

    assertThat(catalog.told()).isEmpty();
  }

  private void save(long... numbers) throws IOException {
    LeftBehind clip = recorder(1);
    clip.manifest(manifest(CLIP_NUMBER, numbers[0], numbers[numbers.length - 1]));
    for (long number : numbers) {
      clip.append(frame(number));
    }
    clip.work();
  }

  private LeftBehind recorder(long epoch) {
    return new LeftBehind(folder, epoch);
  }

  private Recordings recordings(String agent) {
    Promise<Recordings> made = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> made.complete(recordings(agent, context)));
    return made.future().await();
  }

  private Recordings recordings(String agent, Context context) {
    return new Recordings(
        agent,
        clips,
        ClipOptions.DEFAULTS,
        (frames, video) -> {
          gate.join();
          videos.make(frames, video);
        },
        (_, width) -> (width + " wide").getBytes(UTF_8),
        context,
        System::nanoTime);
  }
}
