package pasu.catalog;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.database.Database;
import pasu.protocol.CatalogMessage.ClipDetails;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipRemoved;

/**
 * Removes clips so that a crash between any two steps leaves no row without files: the row becomes
 * garbage, the files go, the garbage is forgotten. Blocks; whatever was begun is finished by {@link
 * #finish}.
 */
final class ClipRemoval {

  private static final Logger log = LoggerFactory.getLogger(ClipRemoval.class);

  private final Database database;
  private final ClipFiles files;
  private final InstantSource clock;

  ClipRemoval(Database database, ClipFiles files, InstantSource clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  /** Removes one clip. Refused with 404 when there is none, with 409 while it is unfinished. */
  ClipRemoved remove(String id) {
    ClipRemoved removed =
        database.run(transaction -> GarbageStore.condemn(transaction, id, clock.instant()));
    finish(removed);
    return removed;
  }

  /** Removes what a site has beyond its plan. */
  List<ClipRemoved> removeSurplus(String site) {
    List<ClipRemoved> removed =
        database.run(
            transaction -> {
              List<ClipRemoved> condemned = new ArrayList<>();
              for (String id : ClipStore.surplus(transaction, site)) {
                condemned.add(GarbageStore.condemn(transaction, id, clock.instant()));
              }
              return condemned;
            });
    removed.forEach(this::finish);
    return removed;
  }

  /**
   * Removes the oldest clips that may go, over all sites, until they had so many bytes or there is
   * none left. Each is gone before the next is condemned: on a full disk a small step succeeds.
   */
  List<Clip> makeRoom(long bytes) {
    List<Clip> gone = new ArrayList<>();
    long freed = 0;
    for (Clip clip : database.run(ClipStore::expendable)) {
      if (freed >= bytes) {
        break;
      }
      if (isGone(clip.id())) {
        gone.add(clip);
        freed += clip.bytes();
      }
    }
    return gone;
  }

  /** False where its files stay, or somebody pinned it or goes on with it since it was listed. */
  private boolean isGone(String id) {
    Optional<ClipRemoved> condemned =
        database.run(
            transaction ->
                ClipStore.find(transaction, id).filter(ClipRemoval::isExpendable).isPresent()
                    ? Optional.of(GarbageStore.condemn(transaction, id, clock.instant()))
                    : Optional.empty());
    return condemned.isPresent() && finish(condemned.get()).isEmpty();
  }

  private static boolean isExpendable(ClipDetails details) {
    return ClipStates.isFinished(details.clip()) && !details.clip().pinned();
  }

  /** Finishes what a crash, or a file that could not be removed, interrupted. */
  List<ClipRemoved> finish() {
    return database.run(GarbageStore::list).stream()
        .filter(garbage -> finish(garbage).isEmpty())
        .toList();
  }

  /**
   * Returns why the files could not be removed; they stay garbage then. One at a time, since the
   * same garbage may be found by several threads.
   */
  private synchronized Optional<String> finish(ClipRemoved garbage) {
    try {
      files.remove(garbage.id());
      database.run(transaction -> GarbageStore.drop(transaction, garbage.id()));
      log.info("clip removed clip={} site={}", garbage.id(), garbage.site());
      return Optional.empty();
    } catch (IOException failure) {
      log.warn("clip files not removed clip={} error={}", garbage.id(), failure.toString());
      return Optional.of(failure.toString());
    }
  }
}
