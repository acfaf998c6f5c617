package pasu.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.EdgeMessage.ChangeCamera;
import pasu.protocol.Refusal;

/** A camera goes to another site. */
@OnEachDatabase
class CameraMoveTest {

  private static final ChangeCamera TO_THE_SHOP = new ChangeCamera("yard", null, null, "shop");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    database.run(t -> CameraStore.register(t, Samples.edge("yard")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void movesACameraThatCameInByACodeForGood() {
    database.run(t -> t.update("update camera set enrolled = ? where id = ?", true, "yard"));

    database.run(t -> CameraStore.change(t, TO_THE_SHOP));
    database.run(t -> CameraStore.register(t, Samples.edge("yard"))); // Which says "home".

    assertThat(database.run(t -> CameraStore.known(t, "yard")).orElseThrow().site())
        .isEqualTo("shop");
  }

  @Test
  void movesNoCameraThatSaysItselfWhereItIs() {
    assertThatThrownBy(() -> database.run(t -> CameraStore.change(t, TO_THE_SHOP)))
        .isInstanceOfSatisfying(Refusal.class, why -> assertThat(why.code()).isEqualTo(409));
    assertThat(database.run(t -> CameraStore.known(t, "yard")).orElseThrow().site())
        .isEqualTo("home");
  }
}
