package pasu.cli.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.EdgeMessage.Fired;

/** Two nodes joined by the cluster.xml that ships. */
class ClusterIT {

  private static final String CLIP_ID = "0123456789abcdef0123456789abcdef";

  private final Config configuration = ClusterSettings.read(Nodes.newCluster());
  private Vertx first;
  private Vertx second;

  @BeforeEach
  void join() {
    first = Nodes.join(configuration);
    second = Nodes.join(configuration);
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
}
