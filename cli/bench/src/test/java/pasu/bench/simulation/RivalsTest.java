package pasu.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.bench.relay.Badness;
import pasu.bench.relay.LossyPath;

/** Two cameras that see somebody at once, on a path that takes one of them. */
class RivalsTest {

  private static final int CLIP = 7;
  private static final int FRAMES = 450;
  private static final Duration OFFSET = Duration.ofMillis(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Badness NARROW =
      new Badness(0.02, 0, 0, 0, Duration.ofMillis(20), 9_000_000);

  private final VirtualTime time = new VirtualTime();

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theMoreImportantCamerasClipIsThereFirst(int important) {
    List<Outcome> both = play(important == 0 ? 5 : 1, important == 1 ? 5 : 1);

    Outcome first = both.get(important);
    Outcome second = both.get(1 - important);
    assertThat(both).extracting(Outcome::missing).containsOnly(0);
    assertThat(first.late()).isLessThan(second.late().dividedBy(2));
    assertThat(first.shown()).isGreaterThan(2 * second.shown());
  }

  private List<Outcome> play(int oneImportance, int otherImportance) {
    SplittableRandom random = new SplittableRandom(2);
    Pictures pictures = new Pictures(random);
    LossyPath there = new LossyPath(NARROW, random.split());
    LossyPath back = new LossyPath(NARROW, random.split());
    time.runUntil(Duration.ofDays(1).toNanos());
    SimulatedStream one = new SimulatedStream(time, there, back, oneImportance, random);
    SimulatedStream other = new SimulatedStream(time, there, back, otherImportance, random);
    film(one, pictures, time.nanos());
    film(other, pictures, time.nanos() + OFFSET.toNanos());
    time.runUntil(time.nanos() + PATIENCE.toNanos());
    return List.of(one.outcome(true), other.outcome(true));
  }

  private void film(SimulatedStream stream, Pictures pictures, long begin) {
    stream.tell(uplink -> uplink.admit(CLIP));
    for (long i = 0; i < FRAMES; i++) {
      time.at(
          begin + i * Scene.FRAME_NANOS, () -> stream.offer(time.nanos(), pictures.next(), CLIP));
    }
    time.at(begin + FRAMES * Scene.FRAME_NANOS, () -> stream.tell(uplink -> uplink.finish(CLIP)));
  }
}
