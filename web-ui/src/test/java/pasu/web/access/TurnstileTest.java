package pasu.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final Deque<Promise<String>> inside = new ArrayDeque<>();
  private long now;
  private final Turnstile turnstile = new Turnstile(() -> now);

  @Test
  void isFullWhileTooManyAreInside() {
    fill();
    assertThat(turnstile.isFull()).isTrue();

    inside.remove().complete("in");

    assertThat(turnstile.isFull()).isFalse();
  }

  @Test
  void letsSomebodyOutWhoseDeedFails() {
    for (int i = 0; i < 2 * Turnstile.MOST_INSIDE; i++) {
      Future<String> refused = turnstile.pass(TurnstileTest::refuse);
      assertThat(refused.failed()).isTrue();
    }

    assertThat(turnstile.isFull()).isFalse();
  }

  @Test
  void givesACrowdTurnsOneAfterAnother() {
    goOnFor(Duration.ofMillis(10));

    List<Integer> turns = turns(1_000);

    assertThat(turns).isSorted();
    assertThat(turns.getFirst()).isEqualTo(1);
    assertThat(turns.getLast()).isBetween(9, 11);
  }

  @Test
  void learnsHowQuicklyItGoes() {
    goOnFor(Duration.ofMillis(1));

    assertThat(turns(1_000).getLast()).isBetween(1, 2);
  }

  @Test
  void forgetsTurnsThatArePast() {
    goOnFor(Duration.ofMillis(10));
    turns(1_000);

    now += Duration.ofSeconds(20).toNanos();

    assertThat(turns(1)).containsExactly(1);
  }

  @Test
  void letsNobodyWaitForEver() {
    goOnFor(Duration.ofSeconds(5));

    assertThat(turns(100_000)).allMatch(turn -> turn >= 1 && turn <= Turnstile.LONGEST_SECONDS);
  }

  private List<Integer> turns(int crowd) {
    return IntStream.range(0, crowd).mapToObj(_ -> turnstile.nextTurnSeconds()).toList();
  }

  /** For long enough one leaves after such a span, and the next comes in. */
  private void goOnFor(Duration each) {
    fill();
    for (int i = 0; i < 500; i++) {
      now += each.toNanos();
      inside.remove().complete("in");
      enter();
    }
  }

  private void fill() {
    while (!turnstile.isFull()) {
      enter();
    }
  }

  private void enter() {
    Promise<String> deed = Promise.promise();
    inside.add(deed);
    Future<String> _ = turnstile.pass(deed::future);
  }

  private static Future<String> refuse() {
    throw new IllegalStateException("no");
  }
}
