package pasu.bench.simulation.scale;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import pasu.measure.FreePort;

/** A cluster of its own on free ports of this machine: a control plane, and perhaps a gateway. */
record SmallMesh(Path folder, int clusterPort, int gatewayPort) {

  private static final String HERE = "127.0.0.1";

  /**
   * Draws its ports; starts nothing.
   *
   * @param folder gets data and logs
   */
  static SmallMesh in(Path folder) {
    return new SmallMesh(folder, FreePort.find(), FreePort.find());
  }

  /** Starts the control plane, and returns once it is ready. */
  MeasuredRole control(int agents) {
    return MeasuredRole.start(
        "control",
        folder,
        line("--capacity=" + Multitude.AGENT_CAPACITY, "--min=" + agents, "--max=" + agents));
  }

  /** Starts a gateway, and returns once it is ready. */
  MeasuredRole gateway() {
    return MeasuredRole.start("gateway", folder, line("--port=" + gatewayPort));
  }

  /** Where edges reach the gateway. */
  URI door() {
    return URI.create("http://%s:%d".formatted(HERE, gatewayPort));
  }

  /** What another process must be told to join. */
  Properties cluster() {
    Properties cluster = new Properties();
    cluster.setProperty("pasu.cluster.name", name());
    cluster.setProperty("pasu.cluster.members", HERE + ":" + clusterPort);
    cluster.setProperty("pasu.cluster.host", HERE);
    cluster.setProperty("pasu.cluster.port", Integer.toString(clusterPort));
    return cluster;
  }

  private List<String> line(String... own) {
    return Stream.concat(
            Stream.of(own),
            Stream.of(
                "--data=" + folder.resolve("data"),
                "--cluster-name=" + name(),
                "--cluster-members=" + HERE + ":" + clusterPort,
                "--cluster-port=" + clusterPort))
        .toList();
  }

  private String name() {
    return "scale-" + clusterPort;
  }
}
