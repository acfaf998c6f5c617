package pasu.sites;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Camera;
import pasu.protocol.EdgeMessage.Cameras;
import pasu.protocol.EdgeMessage.ListCameras;
import pasu.protocol.SiteMessage.ChangePlan;
import pasu.protocol.SiteMessage.ChangeSite;
import pasu.protocol.SiteMessage.Plans;
import pasu.protocol.SiteMessage.Site;
import pasu.protocol.SiteMessage.SiteChanged;
import pasu.protocol.SiteMessage.Sites;

/** Knows the sites and their plans. Runs on an event loop, in every control plane. */
public final class SitesVerticle extends VerticleBase {

  private final Database database;

  public SitesVerticle(Database database) {
    this.database = database;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus().answer(Addresses.SITES, _ -> list()),
        bus().answer(Addresses.SITE_CHANGES, this::change),
        bus().answer(Addresses.PLANS, _ -> listPlans()),
        bus().answer(Addresses.PLAN_CHANGES, this::change));
  }

  private Future<Sites> list() {
    return database
        .ask(vertx, SiteStore::list)
        .compose(sites -> streams().map(streams -> new Sites(streaming(sites, streams))));
  }

  /** How many by site. Only a leader knows; while there is none, nobody is said to stream. */
  private Future<Map<String, Long>> streams() {
    return bus()
        .ask(Addresses.CAMERAS, new ListCameras())
        .otherwise(new Cameras(List.of()))
        .map(
            all ->
                all.cameras().stream()
                    .filter(camera -> camera.agent() != null)
                    .collect(Collectors.groupingBy(Camera::site, Collectors.counting())));
  }

  private static List<Site> streaming(List<Site> sites, Map<String, Long> streams) {
    return sites.stream()
        .map(site -> site.streaming(streams.getOrDefault(site.id(), 0L).intValue()))
        .toList();
  }

  private Future<Sites> change(ChangeSite change) {
    return database
        .ask(vertx, transaction -> SiteStore.change(transaction, change))
        .onSuccess(site -> tell(List.of(site)))
        .compose(_ -> list());
  }

  private Future<Plans> listPlans() {
    return database.ask(vertx, PlanStore::list).map(Plans::new);
  }

  private Future<Plans> change(ChangePlan change) {
    return database
        .ask(vertx, transaction -> PlanStore.change(transaction, change))
        .compose(plan -> database.ask(vertx, transaction -> SiteStore.of(transaction, plan.name())))
        .onSuccess(this::tell)
        .compose(_ -> listPlans());
  }

  private void tell(List<Site> changed) {
    changed.forEach(site -> bus().publish(Addresses.CHANGED_SITES, new SiteChanged(site)));
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
