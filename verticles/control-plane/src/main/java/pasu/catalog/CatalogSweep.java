package pasu.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Clip;

/**
 * Does with clips what nobody asks for: makes rows and folders agree, has unfinished clips
 * finished, finishes removals. Most of it only where this control plane leads. Belongs to one
 * verticle.
 */
final class CatalogSweep {

  private static final Logger log = LoggerFactory.getLogger(CatalogSweep.class);
  private static final Duration REMOVALS_KEPT = Duration.ofDays(30);

  private final Vertx vertx;
  private final Database database;
  private final CatalogOptions options;
  private final Mandate mandate;
  private final InstantSource clock;
  private final Recording recording;
  private final ClipNews news;
  private final Catalog catalog;
  private final ClipFiles files;
  private final ClipRemoval removal;
  private final Orphans orphans;
  private boolean recovered;
  private Future<?> swept = Future.succeededFuture();

  CatalogSweep(
      Vertx vertx,
      Database database,
      CatalogOptions options,
      Mandate mandate,
      InstantSource clock,
      Recording recording,
      ClipNews news,
      ClipRemoval removal) {
    this.vertx = vertx;
    this.database = database;
    this.options = options;
    this.mandate = mandate;
    this.clock = clock;
    this.recording = recording;
    this.news = news;
    this.catalog = new Catalog(database);
    this.files = new ClipFiles(options.clips());
    this.removal = removal;
    this.orphans = new Orphans(vertx, database, mandate, options.orphanedAfter());
  }

  /** Makes rows and folders agree again after a crash, unless another control plane leads. */
  Future<?> recover() {
    if (!mandate.holds()) {
      return Future.succeededFuture();
    }
    return Blocking.on(
            vertx, () -> new ClipCheck(database, options.clips(), clock, true).checkFolders(true))
        .onSuccess(_ -> recovered = true);
  }

  /** Does nothing while the last one lasts: a slow database must not be asked ever more. */
  void sweep() {
    if (swept.isComplete()) {
      swept = Future.join(keepRoom(), mandate.holds() ? lead(clock.instant()) : follow());
    }
  }

  private Future<?> follow() {
    recovered = false;
    recording.forgetSilence(); // The others heard what was said meanwhile.
    return Future.succeededFuture();
  }

  private Future<?> lead(Instant now) {
    return recovered
        ? Future.join(settleSilent(now), finishRemovals(now))
        : recover().onFailure(e -> log.warn("clips not compared error={}", e.toString()));
  }

  private Future<?> keepRoom() {
    return vertx.executeBlocking(
        () -> {
          database.keepRoom();
          return null;
        });
  }

  private Future<?> settleSilent(Instant now) {
    return Blocking.on(vertx, catalog::unfinished).compose(unfinished -> settle(unfinished, now));
  }

  /** What nobody has in hand is given to an agent, unless none could finish it for too long. */
  private Future<?> settle(List<Clip> unfinished, Instant now) {
    orphans.unfinished(unfinished);
    Instant hopeless = now.minus(options.abandonedAfter());
    List<Clip> orphaned =
        recording.silentSince(now.minus(options.orphanedAfter()), unfinished, now);
    List<Clip> lost =
        orphaned.stream()
            .filter(c -> recording.isSilentSince(hopeless, c) || orphans.isTriedSince(hopeless, c))
            .toList();
    return Future.join(
        Future.join(lost.stream().map(clip -> abandon(clip.id())).toList()),
        orphans.give(orphaned.stream().filter(clip -> !lost.contains(clip)).toList(), now));
  }

  private Future<?> finishRemovals(Instant now) {
    return Blocking.on(vertx, removal::finish)
        .compose(_ -> database.ask(vertx, t -> GarbageStore.forget(t, now.minus(REMOVALS_KEPT))))
        .onFailure(failure -> log.warn("catalog not swept error={}", failure.toString()));
  }

  private Future<?> abandon(String id) {
    log.warn("clip abandoned clip={}", id);
    return Blocking.on(vertx, () -> catalog.abandon(id, files))
        .onSuccess(_ -> recording.forget(id))
        .onSuccess(news::changed)
        .onFailure(e -> log.warn("clip not settled clip={} error={}", id, e.toString()));
  }
}
