package pasu.leadership;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs with a leader: all of it or nothing, one change at a time. Belongs to one verticle. */
final class Retinue {

  private static final Logger log = LoggerFactory.getLogger(Retinue.class);

  private final Supplier<List<? extends Deployable>> verticles;
  private final List<String> deployed = new ArrayList<>();
  private Future<Void> change = Future.succeededFuture();
  private boolean leads;

  Retinue(Supplier<List<? extends Deployable>> verticles) {
    this.verticles = verticles;
  }

  /** Has it run, or not; what does not start is stopped, and may be told to run again. */
  Future<Void> follow(Vertx vertx, boolean nowLeads) {
    if (leads != nowLeads) {
      leads = nowLeads;
      log.info(nowLeads ? "this control plane leads" : "this control plane leads no longer");
      change = change.transform(_ -> leads ? start(vertx) : stop(vertx));
    }
    return change;
  }

  /** Has nothing more begin: the leader closes, and what runs closes with it. */
  void dismiss() {
    leads = false;
  }

  private Future<Void> start(Vertx vertx) {
    if (!deployed.isEmpty()) {
      return Future.succeededFuture();
    }
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles.get()) {
      all = all.compose(_ -> start(vertx, verticle));
    }
    return all.recover(failure -> stop(vertx).transform(_ -> failed(failure)));
  }

  private Future<Void> start(Vertx vertx, Deployable verticle) {
    return leads
        ? vertx.deployVerticle(verticle).onSuccess(deployed::add).mapEmpty()
        : Future.failedFuture("it leads no longer");
  }

  private Future<Void> failed(Throwable failure) {
    log.warn("leader does not start error={}", failure.toString());
    leads = false;
    return Future.failedFuture(failure);
  }

  private Future<Void> stop(Vertx vertx) {
    List<String> all = List.copyOf(deployed.reversed());
    deployed.clear();
    Set<String> running = vertx.deploymentIDs(); // What a closing leader had is gone already.
    return Future.join(all.stream().filter(running::contains).map(vertx::undeploy).toList())
        .mapEmpty();
  }
}
