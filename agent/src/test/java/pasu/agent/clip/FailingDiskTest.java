package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.agent.disk.Faults;
import pasu.agent.disk.FaultyDisk;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;

/** Every step of a recording fails once, or for a while, and then works again. */
class FailingDiskTest {

  private static final int SEED = 1;

  @TempDir Path disks;
  private int looked;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 25})
  void completesTheClipAndCallsNothingDurableThatIsNot(int times) throws IOException {
    List<String> steps = stepsOfAnUndisturbedRun();
    assertThat(steps).hasSizeGreaterThan(30);
    for (int step = 0; step < steps.size(); step++) {
      record(new Faults().failAt(step, times), "%d-%d %s".formatted(step, times, steps.get(step)));
    }
  }

  @Test
  void believesNoFrameThatAnotherWriterCouldNotMakeDurable() throws IOException {
    Faults faults = new Faults().fail("sync frames.idx"::equals);
    FaultyDisk disk = new FaultyDisk(Files.createDirectory(disks.resolve("disk")), faults);
    Path cuts = Files.createDirectory(disks.resolve("cuts"));
    new ClipRun(disk.root(), 1, new Random(SEED), () -> {}).run(20);
    faults.fail(_ -> false);
    ClipRun next = new ClipRun(disk.root(), 2, new Random(SEED), () -> {});

    assertThat(next.run(100)).isTrue();
    assertDurable(disk, cuts, next.told().durableFrames());
  }

  private void record(Faults faults, String name) throws IOException {
    Path real = Files.createDirectory(disks.resolve(name));
    FaultyDisk disk = new FaultyDisk(real, faults);
    Path cuts = Files.createDirectory(disks.resolve(name + ", after cuts"));
    ClipRun[] run = new ClipRun[1];
    run[0] =
        new ClipRun(
            disk.root(),
            1,
            new Random(SEED),
            () -> assertDurable(disk, cuts, run[0].told().durableFrames()));

    assertThat(run[0].run(200)).as(name).isTrue();
    assertThat(run[0].told().isIntact()).as(name).isTrue();
    assertThat(run[0].told().durableFrames()).as(name).containsAll(numbers());
  }

  /** Looks at the disk each time that more was called durable. */
  private void assertDurable(FaultyDisk disk, Path cuts, List<Long> durable) throws IOException {
    if (durable.size() == looked) {
      return;
    }
    looked = durable.size();
    Path left = Files.createTempDirectory(cuts, "cut");
    disk.leaveDurable(left);
    assertThat(
            FrameIndex.read(ClipFolder.of(left, CLIP)).frames().stream()
                .map(stored -> stored.entry().frame()))
        .as(cuts.toString())
        .containsAll(durable);
  }

  private List<String> stepsOfAnUndisturbedRun() throws IOException {
    Faults none = new Faults();
    record(none, "undisturbed");
    return none.steps();
  }

  private static List<Long> numbers() {
    return ClipRun.frames().stream().map(frame -> frame.number()).toList();
  }
}
