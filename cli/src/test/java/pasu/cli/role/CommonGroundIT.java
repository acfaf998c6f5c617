package pasu.cli.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.cli.cluster.Nodes;
import pasu.measure.ChildJvm;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.NodeMessage.Node;

/** What keeps a process from taking part, said in one sentence with a remedy. */
@Timeout(300)
class CommonGroundIT {

  @TempDir private Path folder;
  private final Properties cluster = Nodes.newCluster();
  private final List<Closeable> taken = new ArrayList<>();
  private ChildJvm control;

  @BeforeEach
  void start() throws Exception {
    control = Roles.start(cluster, folder.resolve("ours"), "control");
    control.awaitLine("ready");
  }

  @AfterEach
  void kill() throws IOException {
    control.close();
    for (Closeable one : taken) {
      one.close();
    }
  }

  @Test
  void refusesWhoeverDoesNotBelongToTheClusterItComesTo() throws Exception {
    Path others = folder.resolve("others");

    assertThat(failure(others, "control"))
        .contains("another database already", "--database", "--cluster-name");
    assertThat(failure(others, "agent", "--id=agent-1"))
        .contains(others.resolve("clips") + " has the clips of another Pasu", "--data");
    assertThat(failure(folder.resolve("empty"), "gateway", "--port=0"))
        .contains("empty/clips is not where the control plane", "--data");
    assertThat(ofAnotherProtocol()).contains("update the control plane first, then gateway-");
    assertThat(control.stop()).isZero();
  }

  @Test
  void saysWhichPortsAreTaken() throws Exception {
    int free = takePorts();
    Properties full = new Properties();
    full.putAll(cluster);
    full.setProperty("pasu.cluster.port", String.valueOf(free));

    assertThat(Roles.failure(full, folder.resolve("third"), "control"))
        .contains("no port is free from %d to %d".formatted(free, free + 99), "--cluster-port");
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    taken.add(socket);
    String listen = "127.0.0.1:" + socket.getLocalPort();
    assertThat(failure(folder.resolve("ours"), "agent", "--id=a", "--listen=" + listen))
        .contains("cannot receive datagrams at " + listen, "--listen");
  }

  /** What a gateway says that meets a leader of code older than its own. */
  private String ofAnotherProtocol() throws Exception {
    Vertx leader = Nodes.join(cluster);
    try {
      Bus bus = new Bus(leader.eventBus());
      Node old = new Node("control-9", "control", "0.0.9", 0, Instant.EPOCH, true);
      leader.setPeriodic(100, _ -> bus.publish(Addresses.NODES, old));
      return failure(folder.resolve("ours"), "gateway", "--port=0");
    } finally {
      leader.close().await();
    }
  }

  private String failure(Path data, String... arguments) throws Exception {
    return Roles.failure(cluster, data, arguments);
  }

  private void take(int port) {
    try {
      taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException _) {
      // Somebody else has it, which serves as well.
    }
  }

  /** Takes a hundred ports; returns the first. */
  private int takePorts() {
    int first = 21_000 + (int) (ProcessHandle.current().pid() % 300) * 101;
    for (int port = first; port < first + 100; port++) {
      take(port);
    }
    return first;
  }
}
