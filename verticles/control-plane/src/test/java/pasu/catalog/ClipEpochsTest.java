package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.clipId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.CatalogMessage.FindClip;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipStarted;
import pasu.protocol.FrameRange;
import pasu.protocol.Refusal;
import pasu.protocol.clip.ClipDocument;

/** Who has a say in a clip, and how far back a newer epoch may take it. */
@OnEachDatabase
class ClipEpochsTest {

  private static final long EPOCH = 1;

  @Parameter DatabaseKind kind;
  @TempDir Path data;
  private Database database;
  private Catalog catalog;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(data));
    catalog = new Catalog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void remembersTheNewestEpochOfAPinnedClip() {
    begins(EPOCH + 1);

    catalog.pin(new PinClip(clipId(1), true));

    assertThatThrownBy(() -> begins(EPOCH))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(409))
        .hasMessageContaining("recorded under epoch 2 by now; epoch 1 is over");
  }

  @ParameterizedTest
  @EnumSource(names = {"FINISHING", "INCOMPLETE"})
  void goesOnWithAClipUnderANewerEpochOnly(State before) {
    catalog.take(new ClipReady(clip(1, before), EPOCH));

    begins(EPOCH);
    assertThat(state()).isEqualTo(before);

    begins(EPOCH + 1);
    assertThat(state()).isEqualTo(State.RECORDING);
  }

  @Test
  void leavesAClipReadyWhoseEdgeComesBack() {
    catalog.take(new ClipReady(clip(1, State.READY), EPOCH));

    begins(EPOCH + 1);

    assertThat(state()).isEqualTo(State.READY);
  }

  @Test
  void callsNothingReadyThatDiffersFromWhatWasCaptured() throws IOException {
    var finishing = clip(1, State.FINISHING);
    var folder = SampleClips.store(data, finishing);
    new ClipDocument(1, finishing, new FrameRange(0, 4), "00ff", List.of()).write(folder);
    begins(EPOCH);

    assertThat(catalog.abandon(clipId(1), new ClipFiles(data)).state()).isEqualTo(State.INCOMPLETE);
  }

  private void begins(long epoch) {
    catalog.take(new ClipStarted(clip(1, State.RECORDING), epoch));
  }

  private State state() {
    return catalog.find(new FindClip(clipId(1))).clip().state();
  }
}
