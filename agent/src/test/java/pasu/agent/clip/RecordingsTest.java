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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.Refusal;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex.StoredFrame;

@ExtendWith(VertxExtension.class)
class RecordingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path clips;
  private final BlockingQueue<ClipReport> reports = new LinkedBlockingQueue<>();
  private final NotedSession session = new NotedSession(1);
  private volatile int refusal;
  private volatile int refusalOfReady;
  private volatile boolean videosFail;
  private Vertx vertx;
  private Recordings recordings;

  @BeforeEach
  void start(Vertx running) {
    vertx = running;
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, this::take).await();
    recordings = onContext(this::make);
  }

  @AfterEach
  void close() {
    refusal = 0;
    recordings.close(vertx, PATIENCE).await();
  }

  @Test
  void tellsTheCatalogOfAClipFromItsFirstFrameToItsVideo() throws Exception {
    recordWhole();

    assertThat(next(ClipStarted.class).clip().state()).isEqualTo(Clip.State.RECORDING);
    assertThat(next(ClipSaved.class).clip().frames()).isEqualTo(2);
    assertThat(next(ClipReady.class).clip().state()).isEqualTo(Clip.State.READY);
  }

  @Test
  void acknowledgesAClipOnceTheCatalogHasIt() throws Exception {
    recordWhole();

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(session.durable()).containsExactlyInAnyOrder(100L, 101L);
  }

  @Test
  void doesNotAcknowledgeAClipThatTheCatalogDoesNotHave() throws Exception {
    refusal = 503;
    recordWhole();
    next(ClipStarted.class);
    next(ClipStarted.class);

    assertThat(session.isAnythingAcknowledged()).isFalse();
    assertThat(recordings.unfinished()).isEqualTo(1);
  }

  @Test
  void repeatsUntilTheCatalogAnswers() throws Exception {
    refusal = 503;
    recordWhole();
    next(ClipStarted.class);
    refusal = 0;

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
  }

  @Test
  void givesUpOnAClipThatTheCatalogRefusesForGoodButKeepsItsFiles() throws Exception {
    refusal = 409;
    recordWhole();

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    untilFinished();
    assertThat(reports).hasOnlyElementsOfType(ClipStarted.class).hasSize(1);
    assertThat(ClipFolder.of(clips, CLIP).firstPart().frames()).isNotEmptyFile();
  }

  @Test
  void keepsTheFilesOfAClipWhoseVideoTheCatalogRefusesToHearOf() throws Exception {
    refusalOfReady = 409;
    recordWhole();
    next(ClipReady.class);
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
    refusal = 410;
    Recording recording = record();
    recording.offer(frame(100));
    next(ClipStarted.class);
    untilFinished();
    recording.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(session.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(recording.offer(frame(101))).isTrue();
    assertThat(session.durable()).contains(101L);
  }

  @Test
  void callsAClipIncompleteWhoseVideoCouldNotBeMade() throws Exception {
    videosFail = true;
    recordWhole();

    assertThat(next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
  }

  @Test
  void callsAClipIncompleteOfWhichFramesAreMissing() throws Exception {
    Recording recording = record();
    recording.offer(frame(101));
    recording.end();

    assertThat(next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
  }

  @Test
  void writesTheFinalStateDown() throws Exception {
    recordWhole();
    next(ClipReady.class);
    untilFinished();

    ClipFolder folder = ClipFolder.of(clips, CLIP);
    assertThat(ClipDocument.read(folder).clip().state()).isEqualTo(Clip.State.READY);
    assertThat(folder.video()).hasContent("2 frames");
    assertThat(folder.thumbnail()).hasContent("320 wide");
  }

  @Test
  void saysHowFarAClipIs() throws Exception {
    record().offer(frame(100));
    next(ClipStarted.class);
    recordings.mentionProgress();

    assertThat(next(ClipProgress.class).clip().frames()).isEqualTo(1);
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
  void goesOnWithAClipUnderANewerLease() throws Exception {
    record().offer(frame(100));
    NotedSession newer = new NotedSession(2);
    Recording again = recordings.record(new ClipOrder(terms("yard", 2), detected("yard")), newer);
    again.offer(frame(101));
    again.manifest(manifest(CLIP_NUMBER, 100, 101));

    assertThat(newer.nextAcknowledged()).isEqualTo(CLIP_NUMBER);
    assertThat(ClipFolder.of(clips, CLIP).parts()).hasSize(1);
  }

  @Test
  void completesAClipThatHadEndedTooEarly() throws Exception {
    Recording first = record();
    first.offer(frame(100));
    first.end();
    NotedSession newer = new NotedSession(2);
    Recording second = recordings.record(new ClipOrder(terms("yard", 2), detected("yard")), newer);
    second.offer(frame(101));
    second.manifest(manifest(CLIP_NUMBER, 100, 101));
    newer.nextAcknowledged();
    untilFinished();

    ClipDocument document = ClipDocument.read(ClipFolder.of(clips, CLIP));
    assertThat(document.missing()).isEmpty();
    assertThat(document.clip().state()).isEqualTo(Clip.State.READY);
  }

  @Test
  void commitsWhatIsUnderWayWhenItIsClosed() throws Exception {
    record().offer(frame(100));
    recordings.close(vertx, PATIENCE).await(20, SECONDS);

    assertThat(next(ClipSaved.class).clip().frames()).isEqualTo(1);
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

    assertThat(next(ClipSaved.class).clip().frames()).isEqualTo(1);
    assertThat(next(ClipReady.class).clip().state()).isEqualTo(Clip.State.INCOMPLETE);
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
        this::makeVideo,
        (_, width) -> (width + " wide").getBytes(UTF_8),
        context,
        System::nanoTime);
  }

  private void makeVideo(List<StoredFrame> frames, Path video) throws IOException {
    if (videosFail) {
      throw new IOException("no encoder");
    }
    Files.writeString(video, frames.size() + " frames");
  }

  private Future<Stored> take(ClipReport report) {
    reports.add(report);
    int code = report instanceof ClipReady && refusalOfReady > 0 ? refusalOfReady : refusal;
    return code == 0
        ? Future.succeededFuture(new Stored())
        : Future.failedFuture(new Refusal(code, "as the test wants"));
  }

  /** Waits for the next report of that kind, over others. */
  private <R extends ClipReport> R next(Class<R> kind) throws InterruptedException {
    while (true) {
      ClipReport report = reports.poll(10, SECONDS);
      assertThat(report).as("a " + kind.getSimpleName()).isNotNull();
      if (kind.isInstance(report)) {
        return kind.cast(report);
      }
    }
  }

  private void untilFinished() {
    Promise<Void> finished = Promise.promise();
    vertx.setPeriodic(
        1,
        timer -> {
          if (recordings.unfinished() == 0) {
            vertx.cancelTimer(timer);
            finished.complete();
          }
        });
    finished.future().await();
  }

  private <T> T onContext(Function<Context, T> work) {
    Promise<T> done = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> done.complete(work.apply(context)));
    return done.future().await();
  }
}
