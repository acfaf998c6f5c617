package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingsTest {

  private final List<String> closed = new ArrayList<>();
  private final Closings closings = new Closings(System::nanoTime);

  @Test
  void closesInTheOppositeOrder() {
    add("first");
    add("second");

    closings.run(Duration.ofSeconds(5));

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void goesOnAfterAFailure() {
    add("first");
    closings.add("broken", () -> Future.failedFuture("no"));
    closings.add(
        "worse",
        () -> {
          throw new IllegalStateException("no");
        });

    closings.run(Duration.ofSeconds(5));

    assertThat(closed).containsExactly("first");
  }

  @Test
  void goesOnAfterOneThatNeverEnds() {
    add("first");
    closings.add("endless", () -> Promise.promise().future());

    closings.run(Duration.ofMillis(50));

    assertThat(closed).containsExactly("first");
  }

  private void add(String what) {
    closings.add(
        what,
        () -> {
          closed.add(what);
          return Future.succeededFuture();
        });
  }
}
