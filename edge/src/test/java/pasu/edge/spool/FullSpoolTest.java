package pasu.edge.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.spool.SpoolStage.clip;
import static pasu.edge.spool.SpoolStage.frame;
import static pasu.edge.spool.SpoolStage.frames;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.spool.Saved.Outcome;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.StreamMessage.Detected;
import pasu.protocol.clip.IndexEntry;

/** A spool for three clips of ten frames. */
class FullSpoolTest {

  private static final long LIMIT = 3L * (10 * (SpoolStage.FRAME_BYTES + 100) + 5_000);

  @TempDir private Path disk;
  private SpoolStage stage;

  @BeforeEach
  void open() {
    stage = new SpoolStage(disk.resolve("spool"), LIMIT);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theOldestClipMakesRoom() {
    keep("yard", 1, 2, 3);

    assertThat(keep("yard", 4)).isEqualTo(Outcome.KEPT);

    assertThat(stage.left("yard")).containsExactly(2, 3, 4);
  }

  @Test
  void theLeastImportantClipMakesRoomBeforeAnOlderOne() {
    stage.camera("door").importance(5);
    stage.camera("yard").importance(1);
    keep("door", 1);
    keep("yard", 2, 3);

    keep("door", 4);

    assertThat(stage.left("door", "yard")).containsExactly(1, 4, 3);
  }

  @Test
  void anImportanceThatChangedCounts() {
    keep("door", 1);
    keep("yard", 2, 3);
    stage.camera("door").importance(5);

    keep("door", 4);

    assertThat(stage.left("door", "yard")).containsExactly(1, 4, 3);
  }

  @Test
  void theImportanceIsKnownAfterARestart() {
    stage.camera("door").importance(5);
    keep("door", 1);
    keep("yard", 2, 3);
    stage.restarted();

    keep("yard", 4);

    assertThat(stage.left("door", "yard")).containsExactly(1, 3, 4);
  }

  @Test
  void anOldClipNeverTakesTheRoomOfANewerOne() {
    keep("yard", 2, 3, 4);

    assertThat(keep("yard", 1)).isEqualTo(Outcome.FULL);

    assertThat(stage.left("yard")).containsExactly(2, 3, 4);
  }

  @Test
  void aLessImportantClipTakesNoRoomFromTheOthers() {
    stage.camera("door").importance(5);
    keep("door", 1, 2, 3);

    assertThat(keep("yard", 4)).isEqualTo(Outcome.FULL);

    assertThat(stage.left("door")).containsExactly(1, 2, 3);
  }

  @Test
  void theMostImportantCameraDeliversFirstWheneverItBecameSo() {
    stage.camera("door").importance(2);
    stage.camera("yard").importance(4);
    assertThat(stage.camera("yard").isTurn(SpoolStage.START.plusSeconds(60), () -> {})).isTrue();
    assertThat(stage.camera("door").isTurn(SpoolStage.START, () -> {})).isFalse();

    stage.camera("door").importance(5);

    assertThat(stage.camera("door").isTurn(SpoolStage.START, () -> {})).isTrue();
    assertThat(stage.camera("yard").isTurn(SpoolStage.START.plusSeconds(60), () -> {})).isFalse();
  }

  @Test
  void whoMadeRoomIsTold() {
    keep("yard", 1);
    List<IndexEntry> entries = List.of(IndexEntry.describing(1_000, 0, 0, new byte[9]));
    keep("yard", 2, 3, 4);

    Detected first = clip("yard", 1);

    assertThat(stage.save(first, true, List.of(frame(1_010)), null).outcome())
        .isEqualTo(Outcome.GONE);
    assertThat(stage.load(first, entries).lost()).containsExactly(1_000L);
  }

  @Test
  void aClipThatFindsNoRoomAgainIsNoNews() {
    keep("yard", 2, 3, 4, 1);
    List<Alarm> before = stage.camera("yard").alarms();

    keep("yard", 1, 1);

    assertThat(stage.camera("yard").alarms()).hasSize(1).isEqualTo(before);
  }

  @Test
  void raisesAnAlarmUntilThereIsRoomAgain() {
    keep("yard", 1, 2, 3, 4);
    assertThat(stage.camera("yard").alarms())
        .singleElement()
        .returns(Kind.SPOOL_FULL, alarm -> alarm.kind())
        .returns(SpoolStage.START, alarm -> alarm.since());

    stage.camera("yard").remove(clip("yard", 2).clip());
    stage.load(clip("yard", 3), List.of());

    assertThat(stage.camera("yard").alarms()).isEmpty();
  }

  private Outcome keep(String camera, int... clips) {
    Outcome last = Outcome.KEPT;
    for (int n : clips) {
      Detected clip = clip(camera, n);
      last = stage.save(clip, frames(clip, 10), true).outcome();
    }
    return last;
  }
}
