package pasu.database;

import java.nio.file.Path;

/** What a test runs on; see {@link OnEachDatabase}. */
public enum DatabaseKind {
  SQLITE {
    @Override
    public DatabaseOptions fresh(Path folder) {
      return DatabaseOptions.in(folder);
    }
  },
  POSTGRESQL {
    @Override
    public DatabaseOptions fresh(Path folder) {
      return PostgresServer.running().freshDatabase();
    }
  };

  /**
   * A database that nobody used.
   *
   * @param folder where a file may be put
   */
  public abstract DatabaseOptions fresh(Path folder);
}
