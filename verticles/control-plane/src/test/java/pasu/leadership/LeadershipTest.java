package pasu.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Refusal;

@OnEachDatabase
class LeadershipTest {

  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(2);
  private static final long DAY = Duration.ofDays(1).toNanos();

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private long now;
  private Leadership first;
  private Leadership second;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
    first = leadership("first", () -> now);
    second = leadership("second", () -> now - DAY); // Its host counts from elsewhere.
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void isTakenByWhoAsksFirst() {
    assertThat(first.attempt()).isTrue();
    assertThat(second.attempt()).isFalse();

    assertThat(first.holds()).isTrue();
    assertThat(second.holds()).isFalse();
  }

  @Test
  void staysWithWhoRenews() {
    first.attempt();
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMillis(500));

      assertThat(first.attempt()).isTrue();
      assertThat(second.attempt()).isFalse();
    }
  }

  @Test
  void passesOnWhenItsHolderFallsSilent() {
    first.attempt();
    second.attempt();

    pass(TIME_TO_LIVE.minusNanos(1));
    assertThat(second.attempt()).isFalse();
    pass(Duration.ofNanos(1));

    assertThat(second.attempt()).isTrue();
    assertThat(first.holds()).isFalse();
    assertThat(first.attempt()).isFalse();
  }

  @Test
  void isNotTakenByOneThatHasOnlyJustCome() {
    first.attempt();
    pass(Duration.ofHours(1));

    assertThat(second.attempt()).isFalse(); // It saw nobody stand still yet.
  }

  @Test
  void passesOnAtOnceWhenItIsLetGo() {
    first.attempt();
    second.attempt();

    first.release();

    assertThat(first.holds()).isFalse();
    assertThat(second.attempt()).isTrue();
  }

  @Test
  void endsWhileTheDatabaseIsDownAndComesBackWithIt() {
    Leadership cut = new Leadership(options("first"), closed(), () -> now);
    first.attempt();

    assertThatThrownBy(cut::attempt).isInstanceOf(Refusal.class);
    assertThat(first.holds()).isTrue();
    pass(TIME_TO_LIVE);
    assertThat(first.holds()).isFalse();

    assertThat(first.attempt()).isTrue();
  }

  @Test
  void countsTheTimeThatARenewalHungAsGone() {
    Leadership slow = leadership("slow", () -> now += TIME_TO_LIVE.toNanos());

    assertThat(slow.attempt()).isFalse();
  }

  @Test
  void refusesInTheDatabaseWhatADeposedOneDoes() {
    first.attempt();
    check(first);
    second.attempt();
    pass(TIME_TO_LIVE);
    second.attempt();

    assertThatThrownBy(() -> check(first))
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(503))
        .hasMessageContaining("another control plane leads");
    check(second);
  }

  private void check(Leadership leadership) {
    database.run(
        transaction -> {
          leadership.check(transaction);
          return true;
        });
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private Database closed() {
    Database closed = Database.open(kind.fresh(folder));
    closed.close();
    return closed;
  }

  private Leadership leadership(String holder, LongSupplier nanos) {
    return new Leadership(options(holder), database, nanos);
  }

  static LeadershipOptions options(String holder) {
    return new LeadershipOptions(holder, TIME_TO_LIVE, Duration.ofMillis(500), false);
  }
}
