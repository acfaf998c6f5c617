package pasu.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.detected;
import static pasu.agent.Scenes.frame;
import static pasu.agent.Scenes.manifest;
import static pasu.agent.Scenes.terms;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.clip.ClipOptions;
import pasu.agent.clip.Recordings;
import pasu.agent.ingest.StreamSink;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipStarted;

/** A stream of many clips, of which one began long before its turn came. */
@ExtendWith(VertxExtension.class)
class StreamTest {

  private static final int EARLY = 99;
  private static final int OTHERS = 20;

  @TempDir private Path clips;
  private final NotedSession session = new NotedSession(1);
  private final AtomicLong skippedNanos = new AtomicLong();
  private final List<Long> endedEpochs = new ArrayList<>();
  private Vertx vertx;
  private ScriptedCatalog catalog;
  private Recordings recordings;
  private StreamSink sink;
  private Stream stream;

  @BeforeEach
  void begin(Vertx running) {
    vertx = running;
    BusMessages.registerCodecs(vertx.eventBus());
    catalog = ScriptedCatalog.listen(new Bus(vertx.eventBus()));
    recordings =
        new Recordings(
            "test",
            clips,
            ClipOptions.DEFAULTS,
            (_, video) -> Files.writeString(video, "video"),
            (jpeg, _) -> jpeg,
            vertx.getOrCreateContext(),
            () -> System.nanoTime() + skippedNanos.get());
    List<StreamSink> opened = new ArrayList<>();
    StreamPort port =
        (_, it) -> {
          opened.add(it);
          return session;
        };
    stream =
        new Stream(
            terms("yard", 1), port, recordings::record, (_, epoch) -> endedEpochs.add(epoch));
    sink = opened.getFirst();
  }

  @AfterEach
  void close() {
    recordings.close(vertx, Duration.ofSeconds(10)).await();
  }

  @Test
  void keepsAClipOpenWhileItsEdgeSaysThatThereIsMore() throws Exception {
    beginEarly();
    for (int n = 1; n <= OTHERS; n++) {
      passes(ClipOptions.DEFAULTS.manifestPatience().dividedBy(2));
      sink.pending(EARLY);
      recordWhole(n);
    }

    finish(EARLY);

    assertThat(session.nextAcknowledged()).isEqualTo(EARLY);
    assertThat(endedEpochs).isEmpty();
  }

  @Test
  void endsWhereAClipGoesOnThatItClosedManyClipsAgo() throws Exception {
    beginEarly();
    passes(ClipOptions.DEFAULTS.manifestPatience());
    catalog.next(ClipReady.class);
    for (int n = 1; n <= OTHERS; n++) {
      recordWhole(n);
    }

    assertThat(sink.accept(frame(101), EARLY)).isFalse();
    assertThat(endedEpochs).containsExactly(1L);
  }

  @Test
  void keepsAClipOpenThatOnlyWaitsForItsTurn() throws Exception {
    record(1);
    passes(ClipOptions.DEFAULTS.manifestPatience().multipliedBy(20));

    sink.accept(frame(100), 1);
    finish(1);

    assertThat(session.nextAcknowledged()).isEqualTo(1);
  }

  private void beginEarly() throws InterruptedException {
    record(EARLY);
    assertThat(sink.accept(frame(100), EARLY)).isTrue();
    catalog.next(ClipStarted.class);
  }

  private void passes(Duration time) {
    skippedNanos.addAndGet(time.toNanos());
    recordings.mentionProgress();
  }

  private void record(int clipNumber) {
    stream.record(detected("yard", "%032x".formatted(clipNumber), clipNumber));
  }

  private void recordWhole(int clipNumber) throws InterruptedException {
    record(clipNumber);
    sink.accept(frame(100), clipNumber);
    finish(clipNumber);
    assertThat(session.nextAcknowledged()).isEqualTo(clipNumber);
  }

  private void finish(int clipNumber) {
    assertThat(sink.accept(frame(101), clipNumber)).isTrue();
    sink.manifest(manifest(clipNumber, 100, 101));
  }
}
