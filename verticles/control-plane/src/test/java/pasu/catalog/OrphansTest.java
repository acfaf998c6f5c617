package pasu.catalog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.clipId;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
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
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipSaved;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.ClipMessage.FinishClip;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.Refusal;

/** Clips that nobody has in hand any more, on a real bus. */
@OnEachDatabase
@ExtendWith(VertxExtension.class)
class OrphansTest {

  private static final long EPOCH = 7;
  private static final Duration ORPHANED_AFTER = Duration.ofSeconds(30);
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

  @Parameter DatabaseKind kind;
  @TempDir Path data;

  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final BlockingQueue<FinishClip> orders = new LinkedBlockingQueue<>();
  private volatile boolean refuses;
  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(data));
    CatalogOptions options =
        new CatalogOptions(
            data.resolve("clips"), ORPHANED_AFTER, ABANDONED_AFTER, Duration.ofMillis(10));
    vertx.deployVerticle(new CatalogVerticle(database, options, now::get)).await();
    bus.answer(Addresses.finish("agent-2"), this::take).await();
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void givesAClipThatNobodyHasInHandToTheIdlestAgentUnderANewerEpoch() throws Exception {
    agents(agent("agent-1", 1, false), agent("agent-2", 2, false), agent("agent-3", 9, true));
    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of()));
    database.run(t -> t.update("update camera set epoch = ? where id = 'yard'", EPOCH));

    pass(ORPHANED_AFTER);

    assertThat(next()).isEqualTo(new FinishClip(clipId(1), "yard", EPOCH + 1));
  }

  @Test
  void givesAClipThatIsStillRecordedByNobodyLikewise() throws Exception {
    agents(agent("agent-2", 2, false));
    report(new ClipStarted(clip(1, State.RECORDING), EPOCH));

    pass(ORPHANED_AFTER);

    assertThat(next()).extracting(FinishClip::clip).isEqualTo(clipId(1));
  }

  @Test
  void leavesAClipToWhoeverNamesIt() throws Exception {
    agents(agent("agent-2", 2, false));
    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of()));
    report(new ClipSaved(clip(2, State.FINISHING), EPOCH, List.of()));

    pass(ORPHANED_AFTER.minusSeconds(1));
    name(clipId(1));
    pass(Duration.ofSeconds(1));
    assertThat(next()).extracting(FinishClip::clip).isEqualTo(clipId(2));
    pass(ORPHANED_AFTER.minusSeconds(1));

    assertThat(next()).as("given next").extracting(FinishClip::clip).isEqualTo(clipId(1));
  }

  @Test
  void triesAgainLaterWhereAnAgentRefuses() throws Exception {
    agents(agent("agent-2", 2, false));
    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of()));
    refuses = true;
    pass(ORPHANED_AFTER);
    FinishClip refused = next();
    refuses = false;

    pass(ORPHANED_AFTER);

    assertThat(next()).matches(order -> order.epoch() > refused.epoch());
  }

  @Test
  void triesAnotherAgentNext() throws Exception {
    agents(agent("agent-1", 1, false), agent("agent-2", 2, false));
    CompletableFuture<FinishClip> other = new CompletableFuture<>();
    bus.answer(
            Addresses.finish("agent-1"),
            order -> {
              other.complete(order);
              return Future.succeededFuture(new Stored());
            })
        .await();
    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of()));
    refuses = true;
    pass(ORPHANED_AFTER);
    FinishClip refused = next();

    pass(ORPHANED_AFTER);

    assertThat(other.get(20, SECONDS)).matches(order -> order.epoch() > refused.epoch());
  }

  @Test
  void settlesAClipThatEveryAgentTakesInHandButNoneFinishes(Vertx vertx) throws Exception {
    agents(agent("agent-2", 2, false));
    report(new ClipSaved(clip(1, State.FINISHING), EPOCH, List.of()));

    for (Duration tried = Duration.ZERO;
        tried.compareTo(ABANDONED_AFTER) < 0;
        tried = tried.plus(ORPHANED_AFTER)) {
      pass(ORPHANED_AFTER);
      name(next().clip());
    }
    Future<?> settled =
        Events.first(vertx, Addresses.CHANGED_CLIPS, c -> c.clip().state() == State.INCOMPLETE);
    pass(ORPHANED_AFTER);

    settled.await(20, SECONDS);
    assertThat(orders).isEmpty();
  }

  /** By the end the catalog has heard that it is in hand. */
  private void name(String clip) {
    bus.publish(Addresses.CLIPS_IN_HAND, new ClipsInHand("agent-1", List.of(clip)));
    bus.ask(Addresses.CLIPS, SampleClips.ALL).await();
  }

  private Future<Stored> take(FinishClip order) {
    orders.add(order);
    return refuses
        ? Future.failedFuture(Refusal.conflict("agent agent-2 is draining"))
        : Future.succeededFuture(new Stored());
  }

  private FinishClip next() throws InterruptedException {
    FinishClip order = orders.poll(20, SECONDS);
    assertThat(order).as("an order to an agent").isNotNull();
    return Objects.requireNonNull(order);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time).plusMillis(1));
  }

  private void report(ClipReport report) {
    bus.ask(Addresses.CLIP_REPORTS, report).await();
  }

  private void agents(Agent... all) {
    bus.answer(Addresses.AGENT_LIST, _ -> Future.succeededFuture(new Agents(List.of(all)))).await();
  }

  private static Agent agent(String id, int capacity, boolean draining) {
    return new Agent(id, capacity, draining, List.of(), List.of());
  }
}
