package pasu.cli.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.BusMessages;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;

/** Two nodes joined by the cluster.xml that ships. */
class ClusterIT {

  private static final String CLIP_ID = "0123456789abcdef0123456789abcdef";

  private final Config configuration = read();
  private Vertx first;
  private Vertx second;

  @BeforeEach
  void join() {
    first = node();
    second = node();
  }

  @AfterEach
  void leave() {
    second.close().await();
    first.close().await();
  }

  @Test
  void carriesAQuestionAndItsAnswerFromNodeToNode() throws Exception {
    new Bus(first.eventBus())
        .answer(Addresses.fire("yard"), _ -> Future.succeededFuture(new Fired(CLIP_ID)))
        .await(20, SECONDS);

    Fired fired =
        new Bus(second.eventBus()).ask(Addresses.fire("yard"), new Fire()).await(20, SECONDS);

    assertThat(fired).isEqualTo(new Fired(CLIP_ID));
  }

  private Vertx node() {
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

  private static Config read() {
    int port = freePort();
    Properties properties = new Properties();
    properties.setProperty("pasu.cluster.name", "cluster-it-" + port);
    properties.setProperty("pasu.cluster.port", String.valueOf(port));
    properties.setProperty("pasu.cluster.members", "127.0.0.1:" + port);
    return ClusterSettings.read(properties);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
