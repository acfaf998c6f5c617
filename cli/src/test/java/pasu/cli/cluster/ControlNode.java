package pasu.cli.cluster;

import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import pasu.assignment.AssignmentOptions;
import pasu.assignment.AssignmentVerticle;
import pasu.catalog.CatalogOptions;
import pasu.catalog.CatalogVerticle;
import pasu.cli.role.PasuFolder;
import pasu.database.Database;
import pasu.protocol.Bus;
import pasu.registration.AgentRegistrationVerticle;
import pasu.registration.RegistrationOptions;
import pasu.registration.RegistrationVerticle;

/** A node with the control plane over a new data folder, but nobody who starts agents. */
final class ControlNode implements AutoCloseable {

  private final Path clips;
  private final Database database;
  private final Vertx vertx;

  private ControlNode(PasuFolder folder, Properties cluster) {
    clips = folder.clips();
    database = Database.open(folder.database());
    vertx = Nodes.join(ClusterSettings.read(cluster));
  }

  static ControlNode open(Path data, Properties cluster, InstantSource clock) {
    return open(data, cluster, CatalogOptions.in(data.resolve("clips")), clock);
  }

  static ControlNode open(
      Path data, Properties cluster, CatalogOptions catalog, InstantSource clock) {
    try (PasuFolder folder = PasuFolder.open(data)) {
      ControlNode node = new ControlNode(folder, cluster);
      node.verticles(catalog, clock).forEach(node::deploy);
      return node;
    }
  }

  Path clips() {
    return clips;
  }

  Bus bus() {
    return new Bus(vertx.eventBus());
  }

  String deploy(Deployable verticle) {
    return vertx.deployVerticle(verticle).await();
  }

  void undeploy(String verticle) {
    vertx.undeploy(verticle).await();
  }

  @Override
  public void close() {
    vertx.close().await();
    database.close();
  }

  private List<Deployable> verticles(CatalogOptions catalog, InstantSource clock) {
    RegistrationOptions registration = RegistrationOptions.DEFAULTS;
    AssignmentOptions assignment = AssignmentOptions.DEFAULTS;
    return List.of(
        new RegistrationVerticle(database, registration, clock),
        new CatalogVerticle(database, catalog, clock),
        new AgentRegistrationVerticle(registration, clock),
        new AssignmentVerticle(database, assignment, clock, new SecureRandom()));
  }
}
