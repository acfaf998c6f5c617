package pasu.catalog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.clipId;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.DeleteClip;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.FrameRange;
import pasu.protocol.Refusal;

@OnEachDatabase
@ExtendWith(VertxExtension.class)
class CatalogVerticleTest {

  private static final long EPOCH = 1;

  @Parameter DatabaseKind kind;
  @TempDir Path data;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private Path clips;
  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    clips = data.resolve("clips");
    database = Database.open(kind.fresh(data));
    database.run(t -> t.update("update plan set clips_kept = 3 where name = 'basic'"));
    CatalogOptions options =
        new CatalogOptions(
            clips, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMillis(10));
    vertx.deployVerticle(new CatalogVerticle(database, options, now::get)).await();
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void showsAClipFromItsFirstFrameToItsVideo() {
    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));
    assertThat(list()).extracting(Clip::state).containsExactly(State.RECORDING);

    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of(new FrameRange(7, 8))));
    report(new ClipReady(clip(1, State.INCOMPLETE), EPOCH));

    assertThat(find(1))
        .isEqualTo(new ClipDetails(clip(1, State.INCOMPLETE), List.of(new FrameRange(7, 8))));
  }

  @Test
  void showsHowFarARecordingIsWithoutWritingIt(Vertx vertx) {
    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));
    bus.ask(Addresses.PINS, new PinClip(clipId(1), true)).await();
    Clip further = withFrames(clip(1, State.RECORDING), 99);
    Future<ClipChanged> told =
        Events.first(vertx, Addresses.CHANGED_CLIPS, changed -> changed.clip().frames() == 99);

    report(new ClipProgress(further, EPOCH));

    assertThat(await(told).clip()).isEqualTo(further.withPinned(true));
    assertThat(list()).containsExactly(further.withPinned(true));
    assertThat(new Catalog(database).find(new FindClip(clipId(1))).clip().frames()).isEqualTo(5);
  }

  @Test
  void takesProgressOfAClipItDoesNotKnowYet() {
    report(new ClipProgress(clip(1, State.RECORDING), EPOCH));

    assertThat(list()).hasSize(1);
  }

  @Test
  void isNotSetBackByAReportThatComesLate() {
    report(new ClipReady(clip(1, State.READY), EPOCH));

    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));

    assertThat(list()).extracting(Clip::state).containsExactly(State.READY);
  }

  @Test
  void refusesAReportOfAnotherCamerasClip() {
    report(new ClipStarted(clip(1, "yard", State.RECORDING), EPOCH));

    assertRefused(
        409, () -> report(new ClipSaved(clip(1, "shelf", State.FINISHING), EPOCH, List.of())));
    assertRefused(409, () -> report(new ClipProgress(clip(1, "shelf", State.RECORDING), EPOCH)));
  }

  @Test
  void refusesWhatAnAgentSaysThatAnotherFollowed() {
    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));

    report(new ClipStarted(clip(1, State.RECORDING), EPOCH + 1));

    assertRefused(409, () -> report(new ClipStarted(clip(1, State.RECORDING), EPOCH)));
    assertRefused(409, () -> report(new ClipProgress(clip(1, State.RECORDING), EPOCH)));
    assertRefused(409, () -> report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of())));
    assertRefused(409, () -> report(new ClipReady(clip(1, State.READY), EPOCH)));
    assertThat(list()).extracting(Clip::state).containsExactly(State.RECORDING);
  }

  @Test
  void keepsTheLatestClipsOfASiteAndThePinnedOnes(Vertx vertx) throws Exception {
    for (int i = 1; i <= 3; i++) {
      finished(i);
    }
    bus.ask(Addresses.PINS, new PinClip(clipId(1), true)).await();
    finished(4);
    Future<ClipRemoved> removed = Events.first(vertx, Addresses.REMOVED_CLIPS, _ -> true);

    finished(5);

    assertThat(await(removed)).isEqualTo(new ClipRemoved(clipId(2), "home"));
    assertThat(list())
        .extracting(Clip::id)
        .containsExactly(clipId(5), clipId(4), clipId(3), clipId(1));
    assertThat(clips.resolve(clipId(2))).doesNotExist();
    assertThat(clips.resolve(clipId(1))).exists();
  }

  @Test
  void removesAClipAndItsFilesOnRequest() throws Exception {
    finished(1);

    bus.ask(Addresses.DELETIONS, new DeleteClip(clipId(1))).await();

    assertThat(clips.resolve(clipId(1))).doesNotExist();
    assertRefused(404, () -> find(1));
  }

  @Test
  void bringsNoRemovedClipBack() throws Exception {
    finished(1);
    bus.ask(Addresses.DELETIONS, new DeleteClip(clipId(1))).await();

    assertRefused(410, () -> report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of())));
  }

  @Test
  void doesNotRemoveAClipThatIsBeingRecorded() {
    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));

    assertRefused(409, () -> bus.ask(Addresses.DELETIONS, new DeleteClip(clipId(1))).await());
  }

  @Test
  void settlesAClipNobodyFinishes(Vertx vertx) throws Exception {
    SampleClips.storeFrames(clips, clip(1, State.RECORDING));
    report(new ClipStarted(withFrames(clip(1, State.RECORDING), 1), EPOCH));
    Future<ClipChanged> settled =
        Events.first(vertx, Addresses.CHANGED_CLIPS, c -> c.clip().state() == State.INCOMPLETE);

    now.set(now.get().plus(Duration.ofMinutes(10)).plusMillis(1));

    assertThat(await(settled).clip().frames()).isEqualTo(SampleClips.FRAMES);
    assertThat(clips.resolve(clipId(1)).resolve("clip.json")).exists();
  }

  @Test
  void listsWhatIsAskedFor() {
    report(new ClipReady(clip(1, "yard", State.READY), EPOCH));
    report(new ClipReady(clip(2, "shelf", State.READY), EPOCH));
    report(new ClipReady(clip(3, "yard", State.READY), EPOCH));

    assertThat(ids(question("yard", null, null))).containsExactly(clipId(3), clipId(1));
    assertThat(ids(new ListClips(1, null, "home", null, null, null, Order.IMPORTANCE, null, null)))
        .containsExactly(clipId(3));
    Instant second = Samples.NOON.plusSeconds(2);
    assertThat(ids(question(null, null, second))).containsExactly(clipId(1));
    assertThat(ids(question(null, second, second.plusMillis(1)))).containsExactly(clipId(2));
    assertThat(ids(new ListClips(9, null, "shop", null, null, null, Order.TIME, null, null)))
        .isEmpty();
  }

  @Test
  void listsWhatHadACertainCause() {
    report(new ClipReady(clip(1, "yard", State.READY), EPOCH));
    Cause cause = clip(1, "yard", State.READY).cause();

    assertThat(ids(new ListClips(9, null, null, null, null, cause, Order.TIME, null, null)))
        .containsExactly(clipId(1));
    assertThat(
            ids(new ListClips(9, null, null, null, null, Cause.DISTANCE, Order.TIME, null, null)))
        .isEmpty();
  }

  private static ListClips question(
      @Nullable String camera, @Nullable Instant from, @Nullable Instant before) {
    return new ListClips(9, camera, null, from, before, null, Order.TIME, null, null);
  }

  private void finished(int number) throws IOException {
    Files.createDirectories(clips);
    SampleClips.store(clips, clip(number, State.READY));
    report(new ClipReady(clip(number, State.READY), EPOCH));
  }

  private void report(ClipReport report) {
    bus.ask(Addresses.CLIP_REPORTS, report).await();
  }

  private List<Clip> list() {
    return bus.ask(Addresses.CLIPS, SampleClips.ALL).await().clips();
  }

  private List<String> ids(ListClips question) {
    return bus.ask(Addresses.CLIPS, question).await().clips().stream().map(Clip::id).toList();
  }

  private ClipDetails find(int number) {
    return bus.ask(Addresses.CLIP, new FindClip(clipId(number))).await();
  }

  private static Clip withFrames(Clip clip, int frames) {
    return clip.measured(clip.state(), clip.durationMs(), frames, clip.missing(), clip.bytes());
  }

  private static void assertRefused(int code, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within 20 s", e);
    }
  }
}
