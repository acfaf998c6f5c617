package pasu.agent.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.agent.Scenes.CLIP;
import static pasu.agent.Scenes.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pasu.agent.clip.ClipRecovery.Recovered;
import pasu.agent.disk.Faults;
import pasu.agent.disk.FaultyDisk;
import pasu.agent.disk.PowerCut;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/**
 * The power goes twice while a clip is recorded, at moments that chance has: once in the recording,
 * once more after the restart, in recovery too. {@code -Dpasu.cuts=10000} makes the series longer.
 */
class PowerCutTest {

  private static final int LIVES = 3;

  @TempDir Path disks;
  private final Set<Long> durable = new HashSet<>();
  private boolean isCommitted;

  @SuppressWarnings("UnusedMethod") // Called by name.
  private static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("pasu.cuts", 100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNoFrameItCalledDurableAndCompletesTheClip(int seed) throws IOException {
    Random chance = new Random(seed);
    int steps = stepsOfAnUndisturbedRun(seed);
    Path disk = Files.createDirectory(disks.resolve("0"));
    for (int life = 1; life < LIVES; life++) {
      disk = cut(disk, life, chance.nextInt(steps), chance);
    }

    List<Recovered> recovered = ClipRecovery.run(disk);
    assertThat(stored(disk)).containsAll(durable);
    if (isCommitted) {
      assertThat(recovered).singleElement().matches(Recovered::intact);
    }
    ClipRun last = new ClipRun(disk, LIVES, chance, () -> {});
    assertThat(last.run(100)).isTrue();
    assertThat(last.told().isIntact()).isTrue();
    assertThat(stored(disk)).hasSize(ClipRun.frames().size());
  }

  /** A restart on that disk, until the power goes; returns what the cut left. */
  private Path cut(Path before, int life, int moment, Random chance) throws IOException {
    FaultyDisk disk = new FaultyDisk(before, new Faults().cutAt(moment));
    ClipRun run = new ClipRun(disk.root(), life, chance, () -> {});
    try {
      ClipRecovery.run(disk.root());
      run.run(100);
    } catch (PowerCut _) {
      // That is the point.
    }
    durable.addAll(run.told().durableFrames());
    isCommitted |= run.told().saved().isPresent();
    Path after = disks.resolve(Integer.toString(life));
    disk.leave(after, chance);
    return after;
  }

  private int stepsOfAnUndisturbedRun(int seed) throws IOException {
    Faults none = new Faults();
    Path real = Files.createDirectory(disks.resolve("undisturbed"));
    FaultyDisk disk = new FaultyDisk(real, none);
    new ClipRun(disk.root(), 1, new Random(seed), () -> {}).run(100);
    return none.steps().size();
  }

  private static Set<Long> stored(Path clips) throws IOException {
    Set<Long> numbers = new HashSet<>();
    for (StoredFrame stored : FrameIndex.read(ClipFolder.of(clips, CLIP)).frames()) {
      long number = stored.entry().frame();
      assertThat(stored.read()).isEqualTo(frame(number).jpeg());
      numbers.add(number);
    }
    return numbers;
  }
}
