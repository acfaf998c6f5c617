package pasu.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pasu.control.Samples.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import pasu.catalog.CatalogOptions;
import pasu.catalog.CatalogVerticle;
import pasu.control.Events;
import pasu.control.Samples;
import pasu.database.Database;
import pasu.database.DatabaseKind;
import pasu.database.OnEachDatabase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.Refusal;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.ListSites;
import pasu.protocol.SiteMessage.Site;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

@ExtendWith(VertxExtension.class)
@OnEachDatabase
class SitesVerticleTest {

  @Parameter DatabaseKind kind;
  @TempDir Path folder;

  private Database database;
  private Bus bus;

  @BeforeEach
  void deploy(Vertx vertx) {
    BusMessages.registerCodecs(vertx.eventBus());
    bus = new Bus(vertx.eventBus());
    database = Database.open(kind.fresh(folder));
    vertx.deployVerticle(new SitesVerticle(database)).await();
    RegistrationOptions options = RegistrationOptions.DEFAULTS.withoutFirstRound();
    vertx.deployVerticle(new RegistrationVerticle(database, options, () -> Samples.NOON)).await();
    bus.ask(Addresses.EDGES, edge("yard")).await();
  }

  @AfterEach
  void close(Vertx vertx) {
    vertx.close().await();
    database.close();
  }

  @Test
  void givesANewSiteTheBasicPlan() {
    assertThat(bus.ask(Addresses.SITES, new ListSites()).await().sites())
        .containsExactly(new Site("home", "basic", 50, false, 1));
  }

  @Test
  void givesASiteAnotherPlan() {
    assertThat(bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "premium")).await().sites())
        .containsExactly(new Site("home", "premium", 100, true, 1));
  }

  @Test
  void refusesAPlanThereIsNot() {
    assertThatThrownBy(
            () -> bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "gold")).await())
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(400))
        .hasMessageContaining("\"gold\"; there are [basic, plus, premium]");
  }

  @Test
  void refusesASiteThereIsNot() {
    assertThatThrownBy(
            () -> bus.ask(Addresses.SITE_CHANGES, new ChangeSite("moon", "plus")).await())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(404));
  }

  @Test
  void removesAtOnceTheClipsThatAPlanNoLongerKeeps(Vertx vertx) {
    database.run(t -> t.update("update plan set clips_kept = 1 where name = 'plus'"));
    CatalogOptions options = CatalogOptions.in(folder.resolve("clips"));
    vertx.deployVerticle(new CatalogVerticle(database, options, () -> Samples.NOON)).await();
    for (int number : List.of(1, 2)) {
      bus.ask(Addresses.CLIP_REPORTS, new ClipReady(clip(number), 1)).await();
    }
    Future<ClipRemoved> removed = Events.first(vertx, Addresses.REMOVED_CLIPS, _ -> true);

    bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "plus")).await();

    assertThat(removed.await().id()).isEqualTo(Samples.clipId(1));
  }

  private static Clip clip(int number) {
    return new Clip(
        Samples.clipId(number),
        "yard",
        "home",
        3,
        Cause.MANUAL,
        Samples.NOON.plusSeconds(number),
        Samples.NOON,
        35_000,
        5,
        0,
        Clip.State.READY,
        1_000,
        false);
  }
}
