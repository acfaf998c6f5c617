package pasu.agent.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
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
import java.util.function.Function;
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
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

@ExtendWith(VertxExtension.class)
class RecordingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path clips;
  private final ScriptedCatalog catalog = new ScriptedCatalog();
  private final ScriptedVideos videos = new ScriptedVideos();
  private final NotedSession session = new NotedSession(1);
  private Vertx vertx;
  private Recordings recordings;

  @BeforeEach
  void start(Vertx running) {
    vertx = running;
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, catalog::take).await();
    recordings = onContext(this::make);
  }

  @AfterEach
  void close() {
    catalog.refuse(0);
    recordings.close(vertx, PATIENCE).await();
  }

  @Test
  void tellsTheCatalogOfAClipFromItsFirstFrameToItsVideo() throws Exception {
    recordWhole();

    assertThat(catalog.next(ClipStarted.class).clip().state()).isEqualTo(Clip.State.RECORDING);
    assertThat(catalog.next(ClipSaved.class).clip().frames()).isEqualTo(2);
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.READY);
  }

  @Test
  void acknowledgesAClipOnceTheCatalogHasIt() throws Exception {
    recordWhole();

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(session.durable()).containsExactlyInAnyOrder(100L, 101L);
  }

  @Test
  void doesNotAcknowledgeAClipThatTheCatalogDoesNotHave() throws Exception {
    catalog.refuse(503);
    recordWhole();
    catalog.next(ClipStarted.class);
    catalog.next(ClipStarted.class);

    assertThat(session.isAnythingAcknowledged()).isFalse();
    assertThat(recordings.unfinished()).isEqualTo(1);
  }

  @Test
  void repeatsUntilTheCatalogAnswers() throws Exception {
    catalog.refuse(503);
    recordWhole();
    catalog.next(ClipStarted.class);
    catalog.refuse(0);

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
  }

  @Test
  void givesUpOnAClipThatTheCatalogRefusesForGoodButKeepsItsFiles() throws Exception {
    catalog.refuse(400);
    recordWhole();

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    untilFinished();
    assertThat(catalog.told()).hasOnlyElementsOfType(ClipStarted.class).hasSize(1);
    assertThat(ClipFolder.of(clips, CLIP).firstPart().frames()).isNotEmptyFile();
  }

  @Test
  void keepsTheFilesOfAClipWhoseVideoTheCatalogRefusesToHearOf() throws Exception {
    catalog.refuseReady(409);
    recordWhole();
    catalog.next(ClipReady.class);
    untilFinished();

    assertThat(ClipFolder.of(clips, CLIP).video()).hasContent("2 frames");
  }

  @Test
  void acknowledgesAgainWhenTheManifestComesAgain() throws Exception {
    Recording recording = recordWhole();
    session.nextAcknowledged();
    recording.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
  }

  @Test
  void forgetsAClipThatWasRemovedWhileItIsRecorded() throws Exception {
    catalog.refuse(410);
    Recording recording = record();
    recording.offer(frame(100));
    catalog.next(ClipStarted.class);
    untilFinished();
    recording.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(recording.offer(frame(101))).isTrue();
    assertThat(session.durable()).contains(101L);
  }

  @Test
  void callsAClipIncompleteWhoseVideoCouldNotBeMade() throws Exception {
    videos.fail();
    recordWhole();

    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
  }

  @Test
  void callsAClipIncompleteOfWhichFramesAreMissing() throws Exception {
    Recording recording = record();
    recording.offer(frame(101));
    recording.end();

    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
  }

  @Test
  void writesTheFinalStateDown() throws Exception {
    recordWhole();
    catalog.next(ClipReady.class);
    untilFinished();

    ClipFolder folder = ClipFolder.of(clips, CLIP);
    assertThat(ClipDocument.read(folder).clip().state()).isEqualTo(Clip.State.READY);
    assertThat(folder.video()).hasContent("2 frames");
    assertThat(folder.thumbnail()).hasContent("320 wide");
  }

  @Test
  void saysHowFarAClipIs() throws Exception {
    record().offer(frame(100));
    catalog.next(ClipStarted.class);
    recordings.mentionProgress();

    assertThat(catalog.next(ClipProgress.class).clip().frames()).isEqualTo(1);
  }

  @Test
  void refusesFramesFarFromTheClip() {
    Recording recording = record();

    assertThat(recording.offer(frame(99))).isFalse();
    assertThat(recording.offer(frame(100 + ClipOptions.DEFAULTS.maxFrames()))).isFalse();
    assertThat(recording.offer(frame(100))).isTrue();
  }

  @Test
  void takesNoFrameOfAClipThatEnds() {
    Recording recording = record();
    recording.end();

    assertThat(recording.offer(frame(100))).isFalse();
  }

  @Test
  void commitsWhatIsUnderWayWhenItIsClosed() throws Exception {
    record().offer(frame(100));
    recordings.close(vertx, PATIENCE).await(20, SECONDS);

    assertThat(catalog.next(ClipSaved.class).clip().frames()).isEqualTo(1);
  }

  @Test
  void finishesWhatACrashLeftBehind() throws Exception {
    ClipRecorder crashed =
        new ClipRecorder(
            new ClipOrder(terms("yard", 1), detected("yard")),
            ClipFolder.of(clips, CLIP),
            ChannelFile::create,
            new ByteBudget(1_000_000),
            new NotedClip());
    crashed.append(frame(100));
    crashed.work();
    ClipRecovery.run(clips).forEach(recordings::finish);

    assertThat(catalog.next(ClipSaved.class).clip().frames()).isEqualTo(1);
    assertThat(catalog.next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
    untilFinished();
    assertThat(ClipFolder.of(clips, CLIP).thumbnail()).exists();
  }

  private Recording recordWhole() {
    Recording recording = record();
    recording.offer(frame(100));
    recording.offer(frame(101));
    recording.manifest(manifest(CLIP_NUMBER, 100, 101));
    return recording;
  }

  private Recording record() {
    return recordings.record(new ClipOrder(terms("yard", 1), detected("yard")), session);
  }

  private Recordings make(Context context) {
    return new Recordings(
        "test",
        clips,
        ClipOptions.DEFAULTS,
        videos::make,
        (_, width) -> (width + " wide").getBytes(UTF_8),
        context,
        System::nanoTime);
  }

  private void untilFinished() {
    RecordingsEnd.until(vertx, recordings);
  }

  private <T> T onContext(Function<Context, T> work) {
    Promise<T> done = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> done.complete(work.apply(context)));
    return done.future().await();
  }
}
