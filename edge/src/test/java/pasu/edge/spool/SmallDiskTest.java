package pasu.edge.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.edge.spool.SpoolStage.clip;
import static pasu.edge.spool.SpoolStage.frames;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.spool.Saved.Outcome;
import pasu.protocol.AlarmMessage.Alarm;
import pasu.protocol.AlarmMessage.Kind;
import pasu.protocol.StreamMessage.Detected;

/** A spool that may be larger than its disk, which has room for three clips of ten frames. */
class SmallDiskTest {

  private static final long DISK = 3L * (10 * (SpoolStage.FRAME_BYTES + 100) + 10_000);
  private static final int WHOLE = 10;

  @TempDir private Path disk;
  private final AtomicLong others = new AtomicLong();
  private SpoolStage stage;

  @BeforeEach
  void open() {
    stage = new SpoolStage(disk.resolve("spool"), Spool.DEFAULT_LIMIT_BYTES, this::room);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theOldestClipMakesRoomOnAFullDisk() {
    keep(1, WHOLE);
    keep(2, WHOLE);
    keep(3, WHOLE);

    assertThat(keep(4, WHOLE)).isEqualTo(Outcome.KEPT);

    assertThat(stage.camera("yard").alarms()).extracting(Alarm::kind).containsOnly(Kind.SPOOL_FULL);
    assertThat(stage.left("yard")).containsExactly(2, 3, 4);
  }

  @Test
  void clipsMakeNoRoomForWhatOthersWrite() {
    keep(1, WHOLE);
    keep(2, WHOLE);
    keep(3, WHOLE);
    others.set(DISK);

    assertThat(keep(4, WHOLE / 2)).isEqualTo(Outcome.KEPT);

    assertThat(stage.left("yard")).containsExactly(2, 3, 4);
  }

  @Test
  void staysFullUntilAFifthOfItsDiskIsFree() {
    stage.camera("door").importance(5);
    Detected small = clip("door", 9);
    stage.save(small, frames(small, 1), true);
    keep(1, WHOLE);
    keep(2, WHOLE);
    keep(3, WHOLE);
    keep(4, WHOLE);

    deliver(small);
    assertThat(stage.camera("yard").alarms()).isNotEmpty();

    deliver(clip("yard", 2));
    assertThat(stage.camera("yard").alarms()).isEmpty();
  }

  @Test
  void leavesSomeOfARealDiskFree() {
    File folder = disk.toFile();
    long free = folder.getUsableSpace();

    assertThat(new DiskRoom(folder).getAsLong()).isLessThan(free);
    assertThat(new DiskRoom(disk.resolve("missing").toFile()).getAsLong())
        .isEqualTo(Long.MAX_VALUE);
  }

  private Outcome keep(int n, int count) {
    Detected clip = clip("yard", n);
    return stage.save(clip, frames(clip, count), true).outcome();
  }

  private void deliver(Detected clip) {
    stage.camera(clip.camera()).remove(clip.clip());
    stage.load(clip, List.of()); // Until that is done.
  }

  private long room() {
    return Math.max(0, DISK - others.get() - used(disk.resolve("spool").toFile()));
  }

  private static long used(File folder) {
    File[] files = folder.listFiles();
    return Stream.ofNullable(files)
        .flatMap(Stream::of)
        .mapToLong(file -> file.isDirectory() ? used(file) : file.length())
        .sum();
  }
}
