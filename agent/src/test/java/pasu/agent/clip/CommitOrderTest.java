package pasu.agent.clip;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.disk.Faults;
import pasu.agent.disk.FaultyDisk;
import pasu.agent.ingest.StreamSession;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.Stored;

/** What is done to the disk, the row and the edge, in one list. */
@ExtendWith(VertxExtension.class)
class CommitOrderTest {

  @TempDir Path clips;
  private final Faults steps = new Faults();
  private final Promise<Void> acknowledged = Promise.promise();
  private Vertx vertx;
  private Recordings recordings;

  @BeforeEach
  void start(Vertx running) throws Exception {
    vertx = running;
    BusMessages.registerCodecs(vertx.eventBus());
    new Bus(vertx.eventBus()).answer(Addresses.CLIP_REPORTS, this::take).await();
    Path root = new FaultyDisk(clips, steps).root();
    Promise<Recordings> made = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> made.complete(make(root, context)));
    recordings = made.future().await(20, SECONDS);
  }

  @AfterEach
  void close() {
    recordings.close(vertx, Duration.ofSeconds(10)).await();
  }

  @Test
  void tellsTheEdgeOnlyWhatIsDurable() throws TimeoutException {
    recordWhole();

    for (String frame : List.of("durable 100", "durable 101")) {
      int told = steps.steps().indexOf(frame);
      assertThat(steps.steps().subList(0, told + 1))
          .containsSubsequence(
              "mkdir " + CLIP,
              "sync " + clips.getFileName(),
              "create frames.mjpg",
              "create frames.idx",
              "sync clip.json.1.new",
              "rename clip.json",
              "sync " + CLIP,
              "write frames.mjpg",
              "sync frames.mjpg",
              "write frames.idx",
              "sync frames.idx",
              frame);
    }
  }

  @Test
  void syncsEveryGroupBeforeItsFirstFrameIsCalledDurable() throws TimeoutException {
    recordWhole();

    List<String> all = steps.steps();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith("durable")) {
        List<String> before = all.subList(0, i);
        int synced = before.lastIndexOf("sync frames.idx");
        assertThat(synced).isGreaterThan(before.lastIndexOf("write frames.idx"));
        assertThat(before.lastIndexOf("write frames.idx"))
            .isGreaterThan(before.lastIndexOf("sync frames.mjpg"));
        assertThat(before.lastIndexOf("sync frames.mjpg"))
            .isGreaterThan(before.lastIndexOf("write frames.mjpg"));
      }
    }
  }

  @Test
  void acknowledgesAClipAfterItsDocumentAndItsRow() throws TimeoutException {
    recordWhole();

    List<String> all = steps.steps();
    int lastFrame = Math.max(all.indexOf("durable 100"), all.indexOf("durable 101"));
    assertThat(all.subList(lastFrame, all.size()))
        .containsSubsequence(
            "write clip.json.1.new",
            "sync clip.json.1.new",
            "rename clip.json",
            "sync " + CLIP,
            "row saved",
            "acknowledge " + CLIP_NUMBER);
    assertThat(all).containsOnlyOnce("acknowledge " + CLIP_NUMBER);
  }

  private void recordWhole() throws TimeoutException {
    Recording recording =
        recordings.record(new ClipOrder(terms("yard", 1), detected("yard")), new Edge());
    recording.offer(frame(100));
    recording.offer(frame(101));
    recording.manifest(manifest(CLIP_NUMBER, 100, 101));
    acknowledged.future().await(20, SECONDS);
  }

  private Future<Stored> take(ClipReport report) {
    if (report instanceof ClipSaved) {
      steps.note("row saved");
    }
    return Future.succeededFuture(new Stored());
  }

  private static Recordings make(Path root, Context context) {
    return new Recordings(
        "test",
        root,
        ClipOptions.DEFAULTS,
        (_, _) -> {
          throw new IOException("no video here");
        },
        (_, _) -> {
          throw new IOException("no thumbnail here");
        },
        context,
        System::nanoTime);
  }

  /** What the edge is told. */
  private final class Edge implements StreamSession {
    @Override
    public long id() {
      return 1;
    }

    @Override
    public void durable(int clipNumber, long frame) {
      steps.note("durable " + frame);
    }

    @Override
    public boolean isDeaf() {
      return false;
    }

    @Override
    public void acknowledge(int clipNumber) {
      steps.note("acknowledge " + clipNumber);
      acknowledged.complete();
    }

    @Override
    public Counters counters() {
      return new Counters(0, 0, 0);
    }

    @Override
    public void close() {}
  }
}
