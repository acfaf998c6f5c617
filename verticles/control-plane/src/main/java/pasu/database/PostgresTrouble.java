package pasu.database;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import pasu.database.DatabaseOptions.PostgresDatabase;

/** Why a PostgreSQL database does not open, and what to do, in a sentence for the operator. */
final class PostgresTrouble {

  private PostgresTrouble() {}

  static DatabaseException with(PostgresDatabase database, SQLException failure) {
    return new DatabaseException(database + " " + sentence(database, failure), failure);
  }

  private static String sentence(PostgresDatabase database, SQLException failure) {
    return switch (String.valueOf(failure.getSQLState())) {
      case "08001", "08006" ->
          "does not answer (%s); start PostgreSQL there, or correct the address"
              .formatted(network(failure));
      case "08004" ->
          "refuses to let %s in without a password; write it into a file and name that with --database-password-file"
              .formatted(database.user());
      case "28P01" ->
          "does not accept the password of %s; correct the file of --database-password-file"
              .formatted(database.user());
      case "3D000" ->
          "is not there, but its server is; create it with createdb --owner=%s"
              .formatted(database.user());
      case "53300", "57P03" -> "has no room for us yet (%s); try again".formatted(first(failure));
      default ->
          "cannot be used (%s); correct that on the server, or the address"
              .formatted(first(failure));
    };
  }

  private static String network(SQLException failure) {
    return switch (failure.getCause()) {
      case UnknownHostException _ -> "there is no such host";
      case ConnectException _ -> "connection refused";
      case SocketTimeoutException _ -> "no answer in time";
      case null, default -> first(failure);
    };
  }

  private static String first(SQLException failure) {
    @Nullable String words = failure.getMessage();
    return words == null ? "no reason given" : words.lines().findFirst().orElse(words);
  }
}
