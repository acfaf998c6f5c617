package pasu.control;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.StandsOn;

/**
 * Says which database this control plane stands on, and notices another control plane that stands
 * on another one: of two, the one that came later has to go (ADR 35). Event loop.
 */
final class DatabaseVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(DatabaseVerticle.class);
  private static final long PACE_MILLIS = 2_000;

  private final StandsOn self;
  private final Promise<StandsOn> older = Promise.promise();

  DatabaseVerticle(String database, InstantSource clock) {
    this(new StandsOn(database, ManagementFactory.getRuntimeMXBean().getName(), clock.instant()));
  }

  DatabaseVerticle(StandsOn self) {
    this.self = self;
  }

  StandsOn self() {
    return self;
  }

  /** Completes when a control plane is heard that stands on another database, and came first. */
  Future<StandsOn> older() {
    return older.future();
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx.eventBus());
    vertx.setPeriodic(0, PACE_MILLIS, _ -> bus.publish(Addresses.DATABASES, self));
    return Future.all(
        bus.answer(Addresses.DATABASE, _ -> Future.succeededFuture(self)),
        bus.hear(Addresses.DATABASES, this::heard));
  }

  private void heard(StandsOn other) {
    if (!other.database().equals(self.database()) && other.isOlderThan(self)) {
      if (older.tryComplete(other)) {
        log.warn("another database is here, too node={} since={}", other.node(), other.since());
      }
    }
  }
}
