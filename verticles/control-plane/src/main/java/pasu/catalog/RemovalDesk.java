package pasu.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Blocking;
import pasu.protocol.CatalogMessage.DeleteClip;
import pasu.protocol.CatalogMessage.RoomMade;
import pasu.protocol.CatalogMessage.RoomWanted;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;

/** Removes the clips that somebody wants gone, or that have to go, and tells. One verticle's. */
final class RemovalDesk {

  private static final Logger log = LoggerFactory.getLogger(RemovalDesk.class);

  private final Vertx vertx;
  private final ClipRemoval removal;
  private final ClipNews news;
  private @Nullable Future<RoomMade> roomMaking;

  RemovalDesk(Vertx vertx, ClipRemoval removal, ClipNews news) {
    this.vertx = vertx;
    this.removal = removal;
    this.news = news;
  }

  Future<ClipRemoved> delete(DeleteClip question) {
    return Blocking.on(vertx, () -> removal.remove(question.id())).onSuccess(news::removed);
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
    gone.forEach(clip -> news.removed(new ClipRemoved(clip.id(), clip.site())));
    return new RoomMade(gone.size(), gone.stream().mapToLong(Clip::bytes).sum());
  }

  /** Removes what a site has beyond its plan. */
  void removeSurplus(String site) {
    Blocking.on(vertx, () -> removal.removeSurplus(site))
        .onSuccess((List<ClipRemoved> gone) -> gone.forEach(news::removed))
        .onFailure(e -> log.warn("surplus not removed site={} error={}", site, e.toString()));
  }
}
