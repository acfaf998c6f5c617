package pasu.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static pasu.cli.cluster.Nodes.join;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pasu.cli.node.NodeVerticle;
import pasu.protocol.AccessMessage.Authenticate;
import pasu.protocol.AccessMessage.Principal;
import pasu.protocol.AccessMessage.Role;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Empty;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Listen;
import pasu.protocol.NodeMessage.Overheard;

/** What one node asks another, heard on a third that has no part in it. */
class TailIT {

  private final List<Overheard> overheard = new CopyOnWriteArrayList<>();
  private final Config configuration = ClusterSettings.read(Nodes.newCluster());
  private Vertx control;
  private Vertx gateway;
  private Vertx listener;

  @BeforeEach
  void start() {
    control = node("control");
    gateway = node("gateway");
    listener = join(configuration);
  }

  @AfterEach
  void close() {
    List.of(listener, gateway, control).forEach(vertx -> vertx.close().await());
  }

  @Test
  void tellsAQuestionAndItsAnswerOnceEach() {
    Principal operator = new Principal("operator", Role.OPERATOR);
    bus(control).answer(Addresses.AUTHENTICATION, _ -> Future.succeededFuture(operator)).await();
    bus(listener).hear(Addresses.overheard("me"), overheard::add).await();
    listenUntilBothTell();

    bus(gateway).ask(Addresses.AUTHENTICATION, new Authenticate("nobody's")).await();

    awaitLines(2);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "gateway ASKS {\"type\":\"Authenticate\",\"token\":\"***\"}",
            "control ANSWERS {\"type\":\"Principal\",\"user\":\"operator\",\"role\":\"operator\","
                + "\"sites\":{}}");
  }

  private Vertx node(String role) {
    Vertx vertx = join(configuration);
    vertx
        .deployVerticle(
            new NodeVerticle(role, role, () -> false, InstantSource.fixed(Instant.EPOCH)))
        .await();
    return vertx;
  }

  private void listenUntilBothTell() {
    String access = Addresses.AUTHENTICATION.address();
    List<String> patterns = List.of(access, Addresses.EMPTY.address());
    while (overheard.stream().map(Overheard::node).distinct().count() < 2) {
      bus(listener).publish(Addresses.TAILS, new Listen("me", patterns));
      bus(control).publish(Addresses.EMPTY, new Empty("probe"));
      bus(gateway).publish(Addresses.EMPTY, new Empty("probe"));
      listener.timer(50).await();
    }
  }

  private void awaitLines(int count) {
    while (lines().size() < count) {
      listener.timer(50).await();
    }
    listener.timer(200).await(); // Should there be more than there ought to be.
  }

  private List<String> lines() {
    return overheard.stream()
        .flatMap(
            bundle ->
                bundle.said().stream()
                    .filter(said -> said.address().equals(Addresses.AUTHENTICATION.address()))
                    .map(said -> bundle.node() + " " + said.manner() + " " + said.body()))
        .toList();
  }

  private static Bus bus(Vertx vertx) {
    return new Bus(vertx.eventBus());
  }
}
