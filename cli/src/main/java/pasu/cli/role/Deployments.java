package pasu.cli.role;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Deploys verticles, each to be undeployed before those deployed earlier. */
public final class Deployments {

  private final Vertx vertx;
  private final Closings closings;

  public Deployments(Vertx vertx, Closings closings) {
    this.vertx = vertx;
    this.closings = closings;
  }

  /** Deploys one; the future fails when it does not start. */
  public Future<String> add(Deployable verticle) {
    Future<String> deployment = vertx.deployVerticle(verticle);
    closings.add(
        verticle.getClass().getSimpleName(),
        () -> deployment.compose(vertx::undeploy, _ -> Future.succeededFuture()));
    return deployment;
  }
}
