package pasu.database;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which database holds the truth. */
public sealed interface DatabaseOptions {

  /** A SQLite file; created where there is none. */
  record SqliteFile(Path file) implements DatabaseOptions {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A database on a PostgreSQL server.
   *
   * @param address as {@code postgresql://pasu@host:5432/pasu}, without a password
   * @param passwordFile a file with the password and nothing else; null where the server wants
   *     none, or {@code PGPASSFILE} names a file with it
   */
  record PostgresDatabase(String address, @Nullable Path passwordFile) implements DatabaseOptions {

    private static final Pattern ADDRESS =
        Pattern.compile(
            "postgres(?:ql)?://(?<user>[^@:/?#\\s]+)(?<password>:[^/\\s]*)?@"
                + "(?<where>(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::\\d{1,5})?"
                + "/[A-Za-z0-9._-]+(?:\\?(?:&?(?:sslmode|sslrootcert)=[A-Za-z0-9./_-]+)+)?)");

    public PostgresDatabase {
      Matcher parts = ADDRESS.matcher(address);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "\"%s\" is no database; write it like postgresql://pasu@host:5432/pasu, with ?sslmode= and &sslrootcert= if need be, or name a SQLite file"
                .formatted(masked(address)));
      }
      if (parts.group("password") != null) {
        throw new IllegalArgumentException(
            "%s has a password in it, which others on the machine can read; leave it out and name a file with it by --database-password-file"
                .formatted(masked(address)));
      }
    }

    String user() {
      return part("user");
    }

    /** Host, port, name of the database and how to secure the connection. */
    String where() {
      return part("where");
    }

    private String part(String name) {
      Matcher parts = ADDRESS.matcher(address);
      return parts.matches() ? parts.group(name) : "";
    }

    private static String masked(String address) {
      return address.replaceFirst("(://[^:@/]*):.*@", "$1:***@");
    }

    @Override
    public String toString() {
      return address;
    }
  }

  /** What a data folder has where nothing else is said. */
  static DatabaseOptions in(Path dataFolder) {
    return new SqliteFile(dataFolder.resolve("pasu.db"));
  }

  /**
   * Reads what an operator wrote.
   *
   * @param written the address of a PostgreSQL database, or the path of a SQLite file
   * @param passwordFile for PostgreSQL only
   * @throws IllegalArgumentException with one sentence for the operator; it shows no password
   */
  static DatabaseOptions of(String written, @Nullable Path passwordFile) {
    if (written.contains("://")) {
      return new PostgresDatabase(written, passwordFile);
    }
    if (passwordFile != null) {
      throw new IllegalArgumentException(
          "the SQLite file %s has no password; leave --database-password-file out"
              .formatted(written));
    }
    return new SqliteFile(Path.of(written));
  }
}
