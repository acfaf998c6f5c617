package pasu.leadership;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what only one control plane may run, while this one leads. Runs on an event loop; the row is
 * asked for on a thread of its own, so that no other work delays it.
 */
public final class LeadershipVerticle extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(LeadershipVerticle.class);
  private static final long FAREWELL_SECONDS = 2;

  private final Leadership leadership;
  private final Retinue retinue;
  private WorkerExecutor worker;
  private boolean closing;
  private boolean troubled;
  private long expiry = -1;

  /**
   * Creates it.
   *
   * @param leading makes what only a leader runs, in the order of its deployment
   */
  @SuppressWarnings("NullAway.Init") // Vert.x calls start() before all else.
  public LeadershipVerticle(Leadership leadership, Supplier<List<? extends Deployable>> leading) {
    this.leadership = leadership;
    this.retinue = new Retinue(leading);
  }

  /** Alone, it starts once all that leads runs; among others, once it knows whether it leads. */
  @Override
  public Future<?> start() {
    if (leadership.options().alone()) {
      return retinue.follow(vertx, true);
    }
    worker = vertx.createSharedWorkerExecutor(leadership.options().holder(), 1);
    return attempt().transform(_ -> Future.succeededFuture());
  }

  /** What it deployed ended before; whoever stands by may have it at once. */
  @Override
  public Future<?> stop() {
    closing = true;
    retinue.dismiss();
    return leadership.options().alone()
        ? Future.succeededFuture()
        : worker
            .executeBlocking(leadership::release)
            .timeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
            .onFailure(e -> log.warn("leadership not released error={}", e.toString()));
  }

  private Future<?> attempt() {
    return worker
        .executeBlocking(leadership::attempt)
        .onSuccess(_ -> troubled = false)
        .onFailure(this::say)
        .transform(_ -> follow())
        .onComplete(_ -> again());
  }

  private void again() {
    if (!closing) {
      Duration renewal = leadership.options().renewal();
      Duration pause = leadership.holds() ? renewal : renewal.dividedBy(2);
      vertx.setTimer(pause.toMillis(), _ -> attempt());
    }
  }

  /** Brings what runs in line with whether this one leads, now and when its time ends. */
  private Future<?> follow() {
    vertx.cancelTimer(expiry);
    boolean leads = leadership.holds() && !closing;
    if (leads) {
      expiry = vertx.setTimer(1 + leadership.remaining().toMillis(), _ -> follow());
    }
    return retinue.follow(vertx, leads);
  }

  private void say(Throwable failure) {
    if (!troubled) {
      log.warn("leadership not asked for error={}", Objects.toString(failure.getMessage()));
    }
    troubled = true;
  }
}
