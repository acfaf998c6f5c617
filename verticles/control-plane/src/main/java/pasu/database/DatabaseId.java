package pasu.database;

import java.util.UUID;

/** What tells a database from all others: 32 hex digits, drawn when it is first used. */
public final class DatabaseId {

  private static final String NAME = "pasu";

  private DatabaseId() {}

  /** The id of a database; draws it where there is none. Blocks. */
  public static String of(Database database) {
    String drawn = UUID.randomUUID().toString().replace("-", "");
    return database.run(
        transaction -> {
          transaction.update(
              "insert into database_id (name, id) values (?, ?) on conflict do nothing",
              NAME,
              drawn);
          return transaction
              .first("select id from database_id where name = ?", row -> row.getString(1), NAME)
              .orElseThrow();
        });
  }
}
