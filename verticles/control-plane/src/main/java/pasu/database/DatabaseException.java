package pasu.database;

/** A database does not open. Says which, why, and what to do. */
public final class DatabaseException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
