package pasu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.AuditMessage.Deed;
import pasu.protocol.AuditMessage.Keep;
import pasu.protocol.AuditMessage.ListDeeds;
import pasu.protocol.AuditMessage.Outcome;

@OnEachDatabase
class AuditStoreTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private final Instant now = Samples.NOON;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(folder));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsWhatWasDoneForAWhileAndNeverTooMuch() {
    keep("old", now.minus(Duration.ofDays(91)), "home");
    for (int i = 0; i < 5; i++) {
      keep("ann" + i, now.minusSeconds(i), i == 0 ? null : "home");
    }

    database.run(
        t -> {
          AuditStore.forget(t, now, 3, 2);
          return true;
        });

    assertThat(doers(null)).containsExactly("ann0", "ann1", "ann2");
    assertThat(doers(List.of("home"))).containsExactly("ann1", "ann2");
    assertThat(doers(List.of())).isEmpty();
  }

  @Test
  void keepsAllThatADeedSays() {
    Deed deed =
        new Deed(now, "ann", "PATCH /x", "home", "bob", "owner", Outcome.REFUSED, "192.0.2.7");

    keep(deed, false);

    assertThat(database.<List<Deed>>run(t -> AuditStore.list(t, new ListDeeds(9, null, null))))
        .containsExactly(deed);
  }

  @Test
  void keepsWhatAStrangerTypedWhateverItIs() {
    database.run(
        t -> {
          AuditStore.add(t, "x".repeat(32), new Keep(deed("a\0b\ud800", now, null), false));
          return true;
        });

    assertThat(doers(null)).containsExactly("a?b?");
  }

  @Test
  void letsStrangersPushOutOnlyStrangers() {
    keep("ann", now.minusSeconds(9), "home");
    for (int i = 0; i < 5; i++) {
      keep(deed("x" + i, now.minusSeconds(i), null), true);
    }
    keep("bob", now.minusSeconds(8), null);

    database.run(
        t -> {
          AuditStore.forget(t, now, 2, 3);
          return true;
        });

    assertThat(doers(null)).containsExactly("x0", "x1", "x2", "bob", "ann");
  }

  private List<String> doers(@Nullable List<String> sites) {
    return database.<List<Deed>>run(t -> AuditStore.list(t, new ListDeeds(9, null, sites))).stream()
        .map(Deed::account)
        .toList();
  }

  private void keep(String who, Instant at, @Nullable String site) {
    keep(deed(who, at, site), false);
  }

  private void keep(Deed deed, boolean byStranger) {
    database.run(
        t -> {
          AuditStore.add(t, "%-32s".formatted(deed.account()), new Keep(deed, byStranger));
          return true;
        });
  }

  private static Deed deed(String who, Instant at, @Nullable String site) {
    return new Deed(at, who, "GET /x", site, null, null, Outcome.DONE, "192.0.2.7");
  }
}
