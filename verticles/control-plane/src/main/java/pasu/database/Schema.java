package pasu.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database to the shape this code knows, by the migrations on the class path. */
final class Schema {

  private Schema() {}

  static void migrate(DataSource database, DatabaseOptions which) {
    try {
      Flyway flyway = flyway(database);
      refuseNewer(flyway, which);
      flyway.migrate();
    } catch (FlywayException failure) {
      throw new DatabaseException(
          "%s cannot be brought up to date, restore a backup or see the cause: %s"
              .formatted(which, failure.getMessage()),
          failure);
    }
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure().dataSource(database).locations("classpath:db/migration").load();
  }

  private static void refuseNewer(Flyway flyway, DatabaseOptions which) {
    if (Arrays.stream(flyway.info().all()).anyMatch(Schema::isNewer)) {
      throw new DatabaseException(
          "%s belongs to a newer version of Pasu; use that version, or another database"
              .formatted(which));
    }
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState().isApplied() && !migration.getState().isResolved();
  }
}
