package pasu.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import pasu.database.Database;
import pasu.database.DatabaseException;
import pasu.database.DatabaseId;
import pasu.database.DatabaseOptions;
import pasu.protocol.clip.ClipsMark;

/**
 * Whether a folder holds the clips of a database, as both say (ADR 35). Blocks; fails with {@link
 * DatabaseException}.
 */
public final class ClipsOwner {

  private final Database database;
  private final DatabaseOptions which;
  private final ClipsMark mark;
  private final ClipFiles files;

  /**
   * Looks at nothing yet.
   *
   * @param which the database as the operator knows it
   * @param clips the folder with one folder per clip
   */
  public ClipsOwner(Database database, DatabaseOptions which, Path clips) {
    this.database = database;
    this.which = which;
    this.mark = new ClipsMark(clips);
    this.files = new ClipFiles(clips);
  }

  /**
   * Marks a folder that nobody's clips are in as this database's; returns the database's id.
   * Refuses a folder of another database, and an empty one where there are clips: its disk may not
   * be mounted, and then every row would be taken for that of a clip that is gone.
   */
  public String claim() {
    String id = DatabaseId.of(database);
    if (!isMarked(id)) {
      refuseUnmounted(id);
      try {
        mark.write(id);
      } catch (IOException failure) {
        throw new DatabaseException(
            "%s cannot be written (%s); make the clips folder writable"
                .formatted(mark.file(), failure.getMessage()),
            failure);
      }
    }
    return id;
  }

  /** Refuses a folder that says that it is another database's; changes nothing in it. */
  void refuseStranger() {
    isMarked(DatabaseId.of(database));
  }

  private boolean isMarked(String id) {
    Optional<String> owner = owner();
    if (owner.isPresent() && !owner.get().equals(id)) {
      throw new DatabaseException(
          "the clips in %s belong to another database than %s; name theirs with --database, or another folder with --data"
              .formatted(mark.clips(), which));
    }
    return owner.isPresent();
  }

  private Optional<String> owner() {
    try {
      return mark.read();
    } catch (IOException failure) {
      throw new DatabaseException(
          "it is not clear whose clips are in %s (%s); restore that file from a backup, or remove it if they are those of %s"
              .formatted(mark.clips(), failure.getMessage(), which),
          failure);
    }
  }

  private void refuseUnmounted(String id) {
    int rows = database.run(ClipStore::ids).size();
    if (rows > 0 && isEmpty()) {
      throw new DatabaseException(
          "%s has %d clips, but %s is empty; mount their disk there, or write %s into %s to go on without them"
              .formatted(which, rows, mark.clips(), id, mark.file()));
    }
  }

  private boolean isEmpty() {
    try {
      return !files.exist() || files.ids().isEmpty();
    } catch (IOException failure) {
      throw new DatabaseException(
          "%s cannot be read (%s); mount its disk, or give this user the right to"
              .formatted(mark.clips(), failure.getMessage()),
          failure);
    }
  }
}
