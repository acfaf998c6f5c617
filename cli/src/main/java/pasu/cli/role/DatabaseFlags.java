package pasu.cli.role;

import java.nio.file.Path;
import java.util.List;
import pasu.database.DatabaseOptions;
import picocli.CommandLine.Option;

/** Which database a command uses, if not the one in its data folder. */
public final class DatabaseFlags {

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:PASU_DATABASE:-}",
      description = "postgresql://USER@HOST:PORT/NAME (default: pasu.db in the data folder).")
  private String address = "";

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:PASU_DATABASE_PASSWORD_FILE:-}",
      description = "A file with its password and nothing else (default: as PGPASSFILE says).")
  private String passwordFile = "";

  /** The same for another command; none where none was chosen. */
  public List<String> arguments() {
    if (address.isEmpty()) {
      return List.of();
    }
    return passwordFile.isEmpty()
        ? List.of("--database=" + address)
        : List.of("--database=" + address, "--database-password-file=" + passwordFile);
  }

  /**
   * What was chosen.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public DatabaseOptions over(Path data) {
    return address.isEmpty()
        ? DatabaseOptions.in(data)
        : DatabaseOptions.of(address, passwordFile.isEmpty() ? null : Path.of(passwordFile));
  }
}
