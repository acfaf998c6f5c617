package pasu.scaling;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;

/**
 * Remembers what was decided, in every control plane: so one that takes over knows it, too. Runs on
 * an event loop.
 */
public final class ScalingHistoryVerticle extends VerticleBase {

  private final RecentDecisions decisions;

  public ScalingHistoryVerticle(RecentDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public Future<?> start() {
    return new Bus(vertx.eventBus()).hear(Addresses.SCALING, decisions::add);
  }
}
