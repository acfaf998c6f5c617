package pasu.access;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.DatabaseKind;

/** A test of what people may do, on the database it is given. */
abstract class WithPeople {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  People people;

  @BeforeEach
  void open() {
    people = new People(kind, folder);
  }

  @AfterEach
  void close() {
    people.close();
  }
}
