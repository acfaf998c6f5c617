package pasu.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.control.Samples.NOON;
import static pasu.control.Samples.detected;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.database.Transaction;
import pasu.protocol.AgentMessage;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.Refusal;
import pasu.protocol.ScalingMessage.Waiting;
import pasu.protocol.StreamMessage.Admit;
import pasu.protocol.StreamMessage.Admitted;
import pasu.protocol.StreamMessage.Grant;
import pasu.protocol.StreamMessage.Quit;
import pasu.protocol.StreamMessage.Terms;
import pasu.protocol.Suite;

/**
 * Two control planes that both decide, over one database and the same agents, with all that is
 * asked and answered in any order: no camera ever has two valid writers.
 *
 * <p>A valid writer is an agent that was given the newest epoch ever drawn for the camera; one with
 * an older epoch is fenced wherever it writes.
 */
@OnEachDatabase
class TwoControlPlanesTest {

  private static final List<String> CAMERAS = List.of("yard", "door", "shelf");
  private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final List<Runnable> underWay = new ArrayList<>();
  private final Map<String, SlotsOfOne> agents = new HashMap<>();
  private final Map<String, Long> drawn = new HashMap<>();
  private final Map<String, String> writers = new HashMap<>();
  private final List<Grant> grants = new ArrayList<>();
  private Random random = new Random();
  private Instant now = NOON;

  /** An agent as it is: the authority on its slots, which takes nothing but a newer epoch. */
  private static final class SlotsOfOne {
    private final Map<String, Terms> streams = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    Admitted admit(String name, Terms terms) {
      Terms before = streams.get(terms.camera());
      boolean same = before != null && before.epoch() == terms.epoch();
      if (!same && terms.epoch() <= newest.getOrDefault(terms.camera(), 0L)) {
        throw new Refusal(410, "over");
      }
      if (before == null && streams.size() == 2) {
        throw Refusal.conflict("full");
      }
      streams.put(terms.camera(), terms);
      newest.put(terms.camera(), terms.epoch());
      return new Admitted(name, "127.0.0.1", 4_000, 1);
    }

    Agent view(String name) {
      return new Agent(
          name,
          2,
          false,
          streams.values().stream()
              .map(t -> new AgentMessage.Stream(t.camera(), t.epoch(), null, 0, 0, 0, 0))
              .toList(),
          List.of());
    }
  }

  /** What one control plane asks is answered whenever chance has it, or never. */
  private final class Chance implements Counterparts {
    private final Database database;

    Chance(Database database) {
      this.database = database;
    }

    @Override
    public Future<Long> nextEpoch(String camera) {
      return later(
          () -> {
            long epoch = database.run(t -> LeaseStore.nextEpoch(t, camera));
            assertThat(epoch).as("epochs grow").isGreaterThan(drawn.getOrDefault(camera, 0L));
            drawn.put(camera, epoch);
            return epoch;
          });
    }

    @Override
    public Future<Admitted> admit(String agent, Admit question) {
      return later(
          () -> {
            Admitted admitted = slots(agent).admit(agent, question.terms());
            assertOneWriter(agent, question.terms());
            return admitted;
          });
    }

    @Override
    public void waiting(Waiting requests) {}

    /** Done at some time, and answered at another. */
    private <T> Future<T> later(Supplier<T> work) {
      Promise<T> answer = Promise.promise();
      underWay.add(
          () -> {
            try {
              T result = work.get();
              underWay.add(
                  () -> {
                    if (random.nextInt(10) == 0) {
                      answer.fail(Refusal.unavailable("the answer is lost"));
                    } else {
                      answer.complete(result);
                    }
                  });
            } catch (Refusal refusal) {
              underWay.add(() -> answer.fail(refusal));
            }
          });
      return answer.future();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void neverGiveOneCameraTwoValidWriters(long seed) {
    random = new Random(seed);
    AGENTS.forEach(name -> agents.put(name, new SlotsOfOne()));
    try (Database one = Database.open(kind.fresh(folder))) {
      CAMERAS.forEach(camera -> one.run(t -> register(t, camera)));
      List<Assignments> both = Stream.of(1, 2).map(_ -> assignments(one)).toList();
      for (int step = 0; step < 600; step++) {
        act(both.get(random.nextInt(2)));
        if (!underWay.isEmpty() && random.nextInt(3) > 0) {
          underWay.remove(random.nextInt(underWay.size())).run();
        }
      }
    }
    assertThat(grants).hasSizeGreaterThan(20);
    assertThat(writers.keySet()).hasSizeGreaterThan(20);
  }

  private void act(Assignments one) {
    now = now.plusMillis(random.nextInt(400));
    switch (random.nextInt(6)) {
      case 0, 1 -> ask(one);
      case 2 -> one.update(AGENTS.stream().map(name -> slots(name).view(name)).toList());
      case 3 -> one.lost(AGENTS.get(random.nextInt(AGENTS.size())));
      case 4 -> quit(one);
      default -> one.sweep();
    }
  }

  private void ask(Assignments one) {
    String camera = CAMERAS.get(random.nextInt(CAMERAS.size()));
    Promise<Grant> answer = Promise.promise();
    answer.future().onSuccess(grants::add);
    Standing standing = new Standing("home", 3, Suite.AES_128_GCM, false);
    one.request(
        new Request(camera, detected(camera, 1 + random.nextInt(3)), standing, now, now, answer));
  }

  /** An edge ends a stream; only some hear it. */
  private void quit(Assignments one) {
    if (!grants.isEmpty()) {
      Terms terms = grants.get(random.nextInt(grants.size())).terms();
      one.quit(new Quit(terms.camera(), terms.epoch()));
      agents.values().forEach(slots -> slots.streams.remove(terms.camera(), terms));
    }
  }

  private SlotsOfOne slots(String agent) {
    return Objects.requireNonNull(agents.get(agent));
  }

  /** Each epoch of a camera is ever had by one agent, so the newest is, too. */
  private void assertOneWriter(String agent, Terms terms) {
    String before = writers.put(terms.camera() + " " + terms.epoch(), agent);
    assertThat(before)
        .as("who has %s under %d".formatted(terms.camera(), terms.epoch()))
        .isIn(null, agent);
  }

  private Assignments assignments(Database database) {
    return new Assignments(AssignmentOptions.DEFAULTS, () -> now, random, new Chance(database));
  }

  private static boolean register(Transaction transaction, String camera) throws SQLException {
    transaction.update("insert into site (id) values ('home') on conflict do nothing");
    return transaction.update(
            "insert into camera (id, site, name, source, sensor, suites)"
                + " values (?, 'home', ?, '', '', 'AES_128_GCM')",
            camera,
            camera)
        == 1;
  }
}
