package pasu.catalog;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import pasu.database.Database;
import pasu.leadership.Mandate;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/** Knows which clips there are. Runs on an event loop; blocking work goes to worker threads. */
public final class CatalogVerticle extends VerticleBase {

  private final Database database;
  private final CatalogOptions options;
  private final Mandate mandate;
  private final InstantSource clock;
  private CatalogDesk desk;
  private RemovalDesk removals;
  private CatalogSweep sweep;

  /** One that is alone with its database. */
  public CatalogVerticle(Database database, CatalogOptions options, InstantSource clock) {
    this(database, options, Mandate.ALONE, clock);
  }

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public CatalogVerticle(
      Database database, CatalogOptions options, Mandate mandate, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.mandate = mandate;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    Recording recording = new Recording();
    ClipNews news = new ClipNews(new Bus(vertx.eventBus()), recording);
    ClipRemoval removal = new ClipRemoval(database, new ClipFiles(options.clips()), clock);
    removals = new RemovalDesk(vertx, removal, news);
    desk = new CatalogDesk(vertx, new Catalog(database), clock, recording, news, removals);
    sweep = new CatalogSweep(vertx, database, options, mandate, clock, recording, news, removal);
  }

  /**
   * Starts once the catalog and the folders agree again, whatever a crash left behind; among other
   * control planes at once, as that is the leader's work.
   */
  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> sweep.sweep());
    return sweep.recover().compose(_ -> listen(new Bus(vertx.eventBus())));
  }

  private Future<?> listen(Bus bus) {
    return Future.all(
        List.of(
            bus.answer(Addresses.CLIP_REPORTS, desk::take),
            bus.answer(Addresses.CLIPS, desk::list),
            bus.answer(Addresses.CLIP, desk::find),
            bus.answer(Addresses.PINS, desk::pin),
            bus.answer(Addresses.REVIEWS, desk::mark),
            bus.answer(Addresses.ROOM_WANTED, removals::makeRoom),
            bus.answer(Addresses.DELETIONS, removals::delete),
            bus.hear(Addresses.CLIPS_IN_HAND, desk::told),
            bus.hear(Addresses.CHANGED_CLIPS, desk::told),
            bus.hear(Addresses.REMOVED_CLIPS, desk::told),
            bus.hear(Addresses.CHANGED_SITES, desk::told)));
  }
}
