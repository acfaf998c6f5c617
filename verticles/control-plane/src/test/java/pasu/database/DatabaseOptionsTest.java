package pasu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.database.DatabaseOptions.PostgresDatabase;
import pasu.database.DatabaseOptions.SqliteFile;

class DatabaseOptionsTest {

  private static final Path FILE = Path.of("/run/secrets/database");

  @Test
  void takesAPathForASqliteFile() {
    assertThat(DatabaseOptions.of("/var/lib/pasu/pasu.db", null))
        .isEqualTo(new SqliteFile(Path.of("/var/lib/pasu/pasu.db")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://pasu@localhost:5432/pasu",
        "postgres://pasu@pasu_database/pasu",
        "postgresql://pasu@[::1]:5432/pasu",
        "postgresql://pasu@db.example/pasu?sslmode=verify-full&sslrootcert=/etc/ca.pem"
      })
  void takesTheAddressOfAPostgresqlDatabase(String written) {
    assertThat(DatabaseOptions.of(written, FILE)).isEqualTo(new PostgresDatabase(written, FILE));
  }

  @Test
  void knowsTheUserAndThePlace() {
    PostgresDatabase database =
        new PostgresDatabase("postgresql://watch@db:5433/pasu?sslmode=require", null);

    assertThat(database.user()).isEqualTo("watch");
    assertThat(database.where()).isEqualTo("db:5433/pasu?sslmode=require");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://pasu@localhost/pasu",
        "postgresql://localhost/pasu",
        "postgresql://pasu@localhost",
        "postgresql://pasu@localhost:port/pasu",
        "postgresql://pasu@localhost/pasu?socketFactory=evil.Factory",
        "postgresql://pasu@localhost/pasu?password=staple"
      })
  void refusesWhatIsNoDatabase(String written) {
    assertThatThrownBy(() -> DatabaseOptions.of(written, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no database; write it like postgresql://pasu@host:5432/pasu");
  }

  @Test
  void refusesAPasswordInTheAddressAndDoesNotShowIt() {
    assertThatThrownBy(() -> DatabaseOptions.of("postgresql://pasu:staple@localhost/pasu", null))
        .hasMessageContaining("--database-password-file")
        .hasMessageNotContaining("staple");
  }

  @Test
  void showsNoPasswordOfAnAddressThatIsWrongToo() {
    assertThatThrownBy(() -> DatabaseOptions.of("mysql://pasu:st@ple@localhost/pasu", null))
        .hasMessageNotContaining("ple@")
        .hasMessageNotContaining("st@");
  }

  @Test
  void refusesAPasswordForASqliteFile() {
    assertThatThrownBy(() -> DatabaseOptions.of("pasu.db", FILE))
        .hasMessage("the SQLite file pasu.db has no password; leave --database-password-file out");
  }
}
