package pasu.cli.cluster;

import com.hazelcast.config.Config;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Properties;
import pasu.measure.FreePort;
import pasu.protocol.BusMessages;

/** Nodes on this machine, in clusters of their own. */
public final class Nodes {

  private Nodes() {}

  /** What a node must be told to join a new cluster. */
  public static Properties newCluster() {
    int port = FreePort.find();
    Properties properties = new Properties();
    properties.setProperty("pasu.cluster.name", "cluster-it-" + port);
    properties.setProperty("pasu.cluster.port", String.valueOf(port));
    properties.setProperty("pasu.cluster.members", "127.0.0.1:" + port);
    return properties;
  }

  /** One that other tests' processes meet. */
  public static Vertx join(Properties cluster) {
    return join(ClusterSettings.read(cluster));
  }

  static Vertx join(Config configuration) {
    VertxOptions options = new VertxOptions();
    options.getEventBusOptions().setHost("127.0.0.1");
    Vertx vertx =
        Vertx.builder()
            .with(options)
            .withClusterManager(new HazelcastClusterManager(configuration))
            .buildClustered()
            .await();
    BusMessages.registerCodecs(vertx.eventBus());
    return vertx;
  }
}
