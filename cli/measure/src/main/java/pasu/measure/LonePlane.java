package pasu.measure;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import pasu.control.ControlPlane;
import pasu.control.ControlPlaneOptions;
import pasu.protocol.BusMessages;
import pasu.scaling.AgentLauncher;

/** A control plane without agents: it asks for them in vain. */
public final class LonePlane {

  private LonePlane() {}

  /** Opens one and waits until it can be reached; to be closed. */
  public static ControlPlane open(Vertx vertx, ControlPlaneOptions options, InstantSource clock) {
    BusMessages.registerCodecs(vertx.eventBus());
    ControlPlane plane = ControlPlane.open(options, new NoAgents(), clock);
    for (Deployable verticle : plane.verticles()) {
      vertx.deployVerticle(verticle).await();
    }
    return plane;
  }

  private static final class NoAgents implements AgentLauncher {
    @Override
    public Future<Void> start(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop(String agent) {
      return Future.succeededFuture();
    }

    @Override
    public Future<List<String>> list() {
      return Future.succeededFuture(List.of());
    }
  }
}
