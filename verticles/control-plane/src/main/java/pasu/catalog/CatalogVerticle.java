package pasu.catalog;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import pasu.database.Database;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/** Knows which clips there are. Runs on an event loop; blocking work goes to worker threads. */
public final class CatalogVerticle extends VerticleBase {

  private final Database database;
  private final CatalogOptions options;
  private final InstantSource clock;
  private CatalogDesk desk;

  @SuppressWarnings("NullAway.Init") // Vert.x calls init() before all else.
  public CatalogVerticle(Database database, CatalogOptions options, InstantSource clock) {
    this.database = database;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void init(Vertx vertx, Context context) {
    super.init(vertx, context);
    desk = new CatalogDesk(vertx, database, options, clock);
  }

  /** Starts once the catalog and the folders agree again, whatever a crash left behind. */
  @Override
  public Future<?> start() {
    vertx.setPeriodic(options.sweepInterval().toMillis(), _ -> desk.sweep());
    return desk.recover().compose(_ -> listen(new Bus(vertx.eventBus())));
  }

  private Future<?> listen(Bus bus) {
    return Future.all(
        List.of(
            bus.answer(Addresses.CLIP_REPORTS, desk::take),
            bus.answer(Addresses.CLIPS, desk::list),
            bus.answer(Addresses.CLIP, desk::find),
            bus.answer(Addresses.PINS, desk::pin),
            bus.answer(Addresses.ROOM_WANTED, desk::makeRoom),
            bus.answer(Addresses.DELETIONS, desk::delete)));
  }
}
