package pasu.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import pasu.database.Blocking;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.CatalogMessage.Clips;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.PinClip;
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

  private final Vertx vertx;
  private final InstantSource clock;
  private final Catalog catalog;
  private final Recording recording;
  private final ClipNews news;
  private final RemovalDesk removals;

  CatalogDesk(
      Vertx vertx,
      Catalog catalog,
      InstantSource clock,
      Recording recording,
      ClipNews news,
      RemovalDesk removals) {
    this.vertx = vertx;
    this.catalog = catalog;
    this.clock = clock;
    this.recording = recording;
    this.news = news;
    this.removals = removals;
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
      news.changed(progress.get());
      return Future.succeededFuture(new Stored());
    }
    return Blocking.on(vertx, () -> catalog.take(report))
        .onSuccess(clip -> recording.stored(clip, report.epoch()))
        .onSuccess(news::changed)
        .onSuccess(clip -> removals.removeSurplus(clip.site()))
        .map(new Stored());
  }

  /** A plan may keep fewer clips than the one before. */
  void told(SiteChanged changed) {
    removals.removeSurplus(changed.site().id());
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
        .onSuccess(details -> news.changed(details.clip()))
        .onSuccess(details -> removals.removeSurplus(details.clip().site()));
  }

  private ClipDetails newest(ClipDetails row) {
    return new ClipDetails(recording.newest(row.clip()), row.missing());
  }
}
