package pasu.sites;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.SiteMessage.ChangeSite;
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
        bus().answer(Addresses.SITE_CHANGES, this::change));
  }

  private Future<Sites> list() {
    return database.ask(vertx, SiteStore::list).map(Sites::new);
  }

  private Future<Sites> change(ChangeSite change) {
    return database
        .ask(vertx, transaction -> SiteStore.change(transaction, change))
        .onSuccess(site -> bus().publish(Addresses.CHANGED_SITES, new SiteChanged(site)))
        .compose(_ -> list());
  }

  private Bus bus() {
    return new Bus(vertx.eventBus());
  }
}
