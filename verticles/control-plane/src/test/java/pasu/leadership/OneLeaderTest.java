package pasu.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Refusal;

/**
 * Whatever happens in whatever order, at most one leads: renewals that come late, processes that
 * stand still at any place, others that act in the middle of one's attempt.
 */
@OnEachDatabase
class OneLeaderTest {

  private static final int STEPS = 400;

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private List<Leadership> all = List.of();
  private Random random = new Random();
  private boolean looking;
  private int depth;
  private long now;
  private int changes;
  private int led;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void atMostOneLeads(long seed) {
    random = new Random(seed);
    try (Database database = Database.open(kind.fresh(folder))) {
      all =
          IntStream.range(0, 3)
              .mapToObj(i -> new Leadership(LeadershipTest.options("p" + i), database, this::nanos))
              .toList();
      for (int i = 0; i < STEPS; i++) {
        act();
        look();
      }
    }
    assertThat(led).as("steps with a leader").isGreaterThan(STEPS / 10);
    assertThat(changes).as("changes of the leader").isGreaterThan(5);
  }

  /** Asked in the middle of what one does; there, time passes and others act. */
  private long nanos() {
    if (!looking && depth < 2 && random.nextInt(3) == 0) {
      depth++;
      act();
      depth--;
      look();
    }
    return now;
  }

  private void act() {
    now += random.nextLong(Duration.ofMillis(700).toNanos());
    if (random.nextInt(20) == 0) {
      now += Duration.ofSeconds(3).toNanos(); // Somebody stood still.
    }
    Leadership one = all.get(random.nextInt(all.size()));
    try {
      if (random.nextInt(30) == 0) {
        one.release();
        changes++;
      } else {
        one.attempt();
      }
    } catch (Refusal busy) {
      assertThat(busy.code()).isEqualTo(503);
    }
  }

  private void look() {
    looking = true;
    long leaders = all.stream().filter(Leadership::holds).count();
    looking = false;
    assertThat(leaders).isLessThanOrEqualTo(1);
    led += (int) leaders;
  }
}
