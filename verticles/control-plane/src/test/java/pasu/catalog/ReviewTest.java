package pasu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.catalog.SampleClips.clip;
import static pasu.control.Samples.clipId;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.MarkReviewed;
import pasu.protocol.CatalogMessage.Order;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipReady;

@OnEachDatabase
class ReviewTest {

  @Parameter DatabaseKind kind;
  @TempDir Path data;

  private Database database;
  private Catalog catalog;

  @BeforeEach
  void open() {
    database = Database.open(kind.fresh(data));
    catalog = new Catalog(database);
    catalog.take(new ClipReady(clip(1, State.READY), 1));
    catalog.take(new ClipReady(clip(2, State.READY), 1));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void remembersWhoReviewedWhat() {
    review("ann", true, 1, 2, 9);
    review("ann", true, 1);
    review("ann", false, 2);
    review("ben", true, 2);

    assertThat(reviewed("ann", 9)).containsExactly(clipId(1));
    assertThat(reviewed("ben", 9)).containsExactly(clipId(2));
    assertThat(reviewed(null, 9)).isEmpty();
  }

  @Test
  void tellsOnlyOfTheClipsThatAreListed() {
    review("ann", true, 1, 2);

    assertThat(reviewed("ann", 1)).containsExactly(clipId(2));
  }

  @Test
  void keepsAReviewWhenTheClipIsReportedAgain() {
    review("ann", true, 1);

    catalog.take(new ClipReady(clip(1, State.READY), 2));

    assertThat(reviewed("ann", 9)).containsExactly(clipId(1));
  }

  @Test
  void forgetsTheReviewsOfAClipThatIsRemoved() {
    review("ann", true, 1);

    new ClipRemoval(database, new ClipFiles(data), InstantSource.system()).remove(clipId(1));

    assertThat(rows()).isEmpty();
  }

  private List<String> rows() {
    return database.run(t -> t.list("select clip from review", row -> row.getString(1)));
  }

  private void review(String reader, boolean reviewed, int... numbers) {
    List<String> clips = Arrays.stream(numbers).mapToObj(Samples::clipId).toList();
    catalog.mark(new MarkReviewed(reader, clips, reviewed), Samples.NOON);
  }

  private Set<String> reviewed(@Nullable String reader, int limit) {
    return catalog
        .list(new ListClips(limit, null, null, null, null, null, Order.TIME, null, reader))
        .reviewed();
  }
}
