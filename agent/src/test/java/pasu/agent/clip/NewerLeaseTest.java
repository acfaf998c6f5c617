package pasu.agent.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.CLIP_NUMBER;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/** A clip that goes on under a newer lease, here or elsewhere, or whose edge falls silent. */
@ExtendWith(VertxExtension.class)
class NewerLeaseTest {

  @TempDir Path clips;
  private final ScriptedCatalog catalog = new ScriptedCatalog();
  private final NotedSession session = new NotedSession(1);
  private final NotedSession newer = new NotedSession(2);
  private final AtomicLong skippedNanos = new AtomicLong();
  private Vertx vertx;
  private Recordings recordings;

  @BeforeEach
  void start(Vertx running) {
    vertx = running;
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, catalog::take).await();
    Promise<Recordings> made = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> made.complete(make(context)));
    recordings = made.future().await();
  }

  @AfterEach
  void close() {
    catalog.refuse(0);
    recordings.close(vertx, Duration.ofSeconds(10)).await();
  }

  @Test
  void goesOnWithAClipAndMakesOneOfItsParts() throws Exception {
    Recording first = record(1, session);
    first.offer(frame(100));
    catalog.next(ClipStarted.class);
    Recording second = record(2, newer);
    second.offer(frame(101));
    second.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(newer.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(catalog.next(ClipReady.class).epoch()).isEqualTo(2);
    untilFinished();
    assertWhole();
    assertThat(first.offer(frame(102))).as("taken under the lease that is over").isFalse();
  }

  @Test
  void completesAClipThatHadEndedTooEarly() throws Exception {
    Recording first = record(1, session);
    first.offer(frame(100));
    first.end();
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
    Recording second = record(2, newer);
    second.offer(frame(101));
    second.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.READY);
    untilFinished();
    assertWhole();
  }

  @Test
  void doesNotAcknowledgeAClipThatGoesOnElsewhere() throws Exception {
    catalog.refuse(409);
    Recording recording = record(1, session);
    recording.offer(frame(100));
    catalog.next(ClipStarted.class);
    untilFinished();
    recording.manifest(manifest(CLIP_NUMBER, 100, 100));

    assertThat(recording.offer(frame(101))).isFalse();
    assertThat(recording.isShut()).isTrue();
    assertThat(session.isAnythingAcknowledged()).isFalse();
    assertThat(ClipFolder.of(clips, CLIP).firstPart().frames()).isNotEmptyFile();
  }

  @Test
  void closesAClipWhoseEdgeNeverSaysItsEnd() throws Exception {
    Recording recording = record(1, session);
    recording.offer(frame(100));
    catalog.next(ClipStarted.class);
    recordings.mentionProgress();
    assertThat(recording.isShut()).isFalse();

    skippedNanos.addAndGet(ClipOptions.DEFAULTS.manifestPatience().toNanos());
    recordings.mentionProgress();

    assertThat(catalog.next(ClipSaved.class).clip().frames()).isEqualTo(1);
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
    untilFinished();
    assertThat(ClipFolder.of(clips, CLIP).video()).hasContent("1 frames");
    assertThat(session.isAnythingAcknowledged()).as("its edge may come back").isFalse();
  }

  @Test
  void refusesTheFramesOfAClipThatWasClosedEmpty() {
    Recording recording = record(1, session);
    recording.end();
    untilFinished();

    assertThat(recording.offer(frame(100))).isFalse();
    assertThat(recording.isShut()).isTrue();
    assertThat(session.durable()).isEmpty();
  }

  private void assertWhole() throws Exception {
    ClipFolder folder = ClipFolder.of(clips, CLIP);
    ClipDocument document = ClipDocument.read(folder);
    assertThat(document.clip().state()).isEqualTo(Clip.State.READY);
    assertThat(document.missing()).isEmpty();
    assertThat(folder.video()).hasContent("2 frames");
    assertThat(folder.parts()).containsExactly(folder.laterPart(2));
    FrameChecks.assertStored(folder, 100, 101);
  }

  private Recording record(long epoch, NotedSession under) {
    return recordings.record(new ClipOrder(terms("yard", epoch), detected("yard")), under);
  }

  private Recordings make(Context context) {
    return new Recordings(
        "test",
        clips,
        ClipOptions.DEFAULTS,
        new ScriptedVideos()::make,
        (_, width) -> (width + " wide").getBytes(UTF_8),
        context,
        () -> System.nanoTime() + skippedNanos.get());
  }

  private void untilFinished() {
    RecordingsEnd.until(vertx, recordings);
  }
}
