package pasu.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.CatalogMessage.DeleteClip;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.ClipMessage.ClipProgress;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.ClipMessage.ClipReport;
import pasu.protocol.ClipMessage.ClipsInHand;
import pasu.protocol.ClipMessage.Stored;
import pasu.protocol.SiteMessage.SiteChanged;

/** Answers what is asked of the catalog, and tells what changed. Belongs to one verticle. */
final class CatalogDesk {

  private static final Logger log = LoggerFactory.getLogger(CatalogDesk.class);
  private static final Duration REMOVALS_KEPT = Duration.ofDays(30);

  private final Vertx vertx;
  private final Bus bus;
  private final CatalogOptions options;
  private final Mandate mandate;
  private final InstantSource clock;
  private final Database database;
  private final Catalog catalog;
  private final ClipFiles files;
  private final ClipRemoval removal;
  private final Recording recording = new Recording();
  private final Orphans orphans;
  private boolean recovered;
  private @Nullable Future<RoomMade> roomMaking;
  private Future<?> swept = Future.succeededFuture();

  CatalogDesk(
      Vertx vertx,
      Database database,
      CatalogOptions options,
      Mandate mandate,
      InstantSource clock) {
    this.vertx = vertx;
    this.bus = new Bus(vertx.eventBus());
    this.options = options;
    this.mandate = mandate;
    this.clock = clock;
    this.database = database;
    this.catalog = new Catalog(database);
    this.files = new ClipFiles(options.clips());
    this.removal = new ClipRemoval(database, files, clock);
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

  /** Takes what another control plane told of a clip. */
  void told(ClipChanged changed) {
    recording.told(changed.clip());
  }

  /** Takes that another control plane removed a clip. */
  void told(ClipRemoved removed) {
    recording.forget(removed.id());
  }

  /** Takes which clips somebody records or finishes. */
  void told(ClipsInHand named) {
    recording.inHand(named.clips(), clock.instant());
  }

  Future<Stored> take(ClipReport report) {
    recording.heard(report, clock.instant());
    Optional<Clip> progress =
        report instanceof ClipProgress ? recording.progressed(report) : Optional.empty();
    if (progress.isPresent()) {
      bus.publish(Addresses.CHANGED_CLIPS, new ClipChanged(progress.get()));
      return Future.succeededFuture(new Stored());
    }
    return Blocking.on(vertx, () -> catalog.take(report))
        .onSuccess(clip -> recording.stored(clip, report.epoch()))
        .onSuccess(this::tell)
        .onSuccess(clip -> removeSurplus(clip.site()))
        .map(new Stored());
  }

  /** A plan may keep fewer clips than the one before. */
  void told(SiteChanged changed) {
    removeSurplus(changed.site().id());
  }

  Future<Clips> list(ListClips question) {
    return Blocking.on(vertx, () -> catalog.list(question))
        .map(
            rows ->
                new Clips(rows.clips().stream().map(recording::newest).toList(), rows.reviewed()));
  }

  Future<Stored> mark(MarkReviewed mark) {
    return Blocking.on(vertx, () -> catalog.mark(mark, clock.instant()));
  }

  Future<ClipDetails> find(FindClip question) {
    return Blocking.on(vertx, () -> catalog.find(question)).map(this::newest);
  }

  Future<ClipDetails> pin(PinClip question) {
    return Blocking.on(vertx, () -> catalog.pin(question))
        .onSuccess(_ -> recording.pinned(question.id(), question.pinned()))
        .map(this::newest)
        .onSuccess(details -> tell(details.clip()))
        .onSuccess(details -> removeSurplus(details.clip().site()));
  }

  Future<ClipRemoved> delete(DeleteClip question) {
    return Blocking.on(vertx, () -> removal.remove(question.id())).onSuccess(this::removed);
  }

  /**
   * Removes old clips for an agent whose disk is full. Who asks meanwhile gets the same answer:
   * agents that share a disk all see it full.
   */
  Future<RoomMade> makeRoom(RoomWanted wanted) {
    Future<RoomMade> begun = roomMaking;
    if (begun != null) {
      return begun;
    }
    log.warn("disk full, clips have to go agent={} bytes={}", wanted.agent(), wanted.bytes());
    Future<RoomMade> making =
        Blocking.on(vertx, () -> removal.makeRoom(wanted.bytes())).map(this::madeRoom);
    roomMaking = making;
    return making.onComplete(_ -> roomMaking = null);
  }

  private RoomMade madeRoom(List<Clip> gone) {
    gone.forEach(clip -> removed(new ClipRemoved(clip.id(), clip.site())));
    return new RoomMade(gone.size(), gone.stream().mapToLong(Clip::bytes).sum());
  }

  /**
   * Does what is not asked for; most of it only where this control plane leads. Does nothing while
   * the last sweep lasts: a slow database must not be asked ever more.
   */
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
        .onSuccess(this::tell)
        .onFailure(e -> log.warn("clip not settled clip={} error={}", id, e.toString()));
  }

  private void removeSurplus(String site) {
    Blocking.on(vertx, () -> removal.removeSurplus(site))
        .onSuccess((List<ClipRemoved> gone) -> gone.forEach(this::removed))
        .onFailure(e -> log.warn("surplus not removed site={} error={}", site, e.toString()));
  }

  private void tell(Clip clip) {
    bus.publish(Addresses.CHANGED_CLIPS, new ClipChanged(clip));
  }

  private void removed(ClipRemoved gone) {
    recording.forget(gone.id());
    bus.publish(Addresses.REMOVED_CLIPS, gone);
  }

  private ClipDetails newest(ClipDetails row) {
    return new ClipDetails(recording.newest(row.clip()), row.missing());
  }
}
