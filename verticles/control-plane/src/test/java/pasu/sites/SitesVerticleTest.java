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
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.AgentMessage.Stream;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.CatalogMessage.ListClips;
import pasu.protocol.CatalogMessage.PinClip;
import pasu.protocol.Cause;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipReady;
import pasu.protocol.ClipMessage.ClipRemoved;
import pasu.protocol.PictureSettings;
import pasu.protocol.Refusal;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.ListPlans;
import pasu.protocol.SiteMessage.ListSites;
import pasu.protocol.SiteMessage.Plan;
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
        .containsExactly(new Site("home", "basic", 50, false, 1, 0, 0, 0));
  }

  @Test
  void givesASiteAnotherPlan() {
    assertThat(bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "premium")).await().sites())
        .containsExactly(new Site("home", "premium", 100, true, 1, 0, 0, 0));
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
  void knowsThreePlansTheSmallestFirst() {
    assertThat(bus.ask(Addresses.PLANS, new ListPlans()).await().plans())
        .containsExactly(
            new Plan("basic", 50, 1280, 720, 15, 80, false),
            new Plan("plus", 100, 1920, 1080, 15, 85, false),
            new Plan("premium", 100, 1920, 1080, 30, 90, true));
  }

  @Test
  void changesOnlyWhatIsNamedOfAPlan() {
    ChangePlan change = new ChangePlan("plus", null, null, null, 20, null, null);

    assertThat(bus.ask(Addresses.PLAN_CHANGES, change).await().plans())
        .contains(new Plan("plus", 100, 1920, 1080, 20, 85, false));
  }

  @Test
  void refusesToChangeAPlanThereIsNot() {
    ChangePlan change = new ChangePlan("gold", 7, null, null, null, null, null);

    assertThatThrownBy(() -> bus.ask(Addresses.PLAN_CHANGES, change).await())
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(404))
        .hasMessageContaining("\"gold\"; there are [basic, plus, premium]");
  }

  @Test
  void tellsEdgesThePicturesOfTheirSitesPlan() {
    bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "plus")).await();

    untilTold(new PictureSettings(1920, 1080, 15, 85));
  }

  @Test
  void tellsEdgesWhenTheirPlanItselfIsChanged() {
    bus.ask(Addresses.PLAN_CHANGES, new ChangePlan("basic", null, 640, 480, 5, 50, null)).await();

    untilTold(new PictureSettings(640, 480, 5, 50));
  }

  @Test
  void countsWhatASiteUses(Vertx vertx) {
    startCatalog(vertx);
    bus.ask(Addresses.CLIP_REPORTS, new ClipReady(clip(1), 1)).await();
    streams("yard");

    Site home = bus.ask(Addresses.SITES, new ListSites()).await().sites().getFirst();
    while (home.streams() == 0) {
      home = bus.ask(Addresses.SITES, new ListSites()).await().sites().getFirst();
    }

    assertThat(home).isEqualTo(new Site("home", "basic", 50, false, 1, 1, 1, 1_000));
  }

  private void streams(String camera) {
    Stream stream = new Stream(camera, 1, null, 0, 0, 0, 0);
    Agent agent = new Agent("agent-1", 3, false, List.of(stream), List.of());
    bus.publish(Addresses.CHANGED_AGENTS, new Agents(List.of(agent)));
  }

  private void untilTold(PictureSettings wanted) {
    while (!wanted.equals(bus.ask(Addresses.EDGES, edge("yard")).await().pictures())) {
      // The plan is read when it changed, and counts from the next heartbeat on.
    }
  }

  @Test
  void removesTheOldestUnpinnedClipsWhenAPlanKeepsFewer(Vertx vertx) {
    startCatalog(vertx);
    for (int number : List.of(1, 2, 3)) {
      bus.ask(Addresses.CLIP_REPORTS, new ClipReady(clip(number), 1)).await();
    }
    bus.ask(Addresses.PINS, new PinClip(Samples.clipId(1), true)).await();
    Future<ClipRemoved> removed = Events.first(vertx, Addresses.REMOVED_CLIPS, _ -> true);

    bus.ask(Addresses.PLAN_CHANGES, new ChangePlan("basic", 1, null, null, null, null, null))
        .await();

    assertThat(removed.await().id()).isEqualTo(Samples.clipId(2));
    assertThat(clips()).containsExactly(Samples.clipId(3), Samples.clipId(1));
  }

  private List<String> clips() {
    return bus.ask(Addresses.CLIPS, ListClips.latest(50)).await().clips().stream()
        .map(Clip::id)
        .toList();
  }

  @Test
  void removesAtOnceTheClipsThatAPlanNoLongerKeeps(Vertx vertx) {
    database.run(t -> t.update("update plan set clips_kept = 1 where name = 'plus'"));
    startCatalog(vertx);
    for (int number : List.of(1, 2)) {
      bus.ask(Addresses.CLIP_REPORTS, new ClipReady(clip(number), 1)).await();
    }
    Future<ClipRemoved> removed = Events.first(vertx, Addresses.REMOVED_CLIPS, _ -> true);

    bus.ask(Addresses.SITE_CHANGES, new ChangeSite("home", "plus")).await();

    assertThat(removed.await().id()).isEqualTo(Samples.clipId(1));
  }

  private void startCatalog(Vertx vertx) {
    CatalogOptions options = CatalogOptions.in(folder.resolve("clips"));
    vertx.deployVerticle(new CatalogVerticle(database, options, () -> Samples.NOON)).await();
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
