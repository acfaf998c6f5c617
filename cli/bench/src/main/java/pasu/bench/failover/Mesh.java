package pasu.bench.failover;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pasu.measure.FreePort;

/** A whole Pasu, each role a process of its own, on free ports and in a cluster of its own. */
final class Mesh implements AutoCloseable {

  private static final int GATEWAYS = 2;
  private static final int AGENTS = 2;
  private static final int CAPACITY = 24; // One agent takes all while the other is away.

  private final Path data;
  private final Path logs;
  private final List<Integer> ports = List.of(FreePort.find(), FreePort.find());
  private final int clusterPort = FreePort.find();
  private final List<String> database;
  private final List<RoleProcess> byAge = new ArrayList<>();
  private final List<RoleProcess> controls = new ArrayList<>();
  private final List<RoleProcess> gateways = new ArrayList<>();
  private final List<RoleProcess> agents = new ArrayList<>();

  /**
   * Starts it, and returns once every role is ready.
   *
   * @param database options of the control planes
   */
  Mesh(Path data, Path logs, int controlPlanes, List<String> database) throws Exception {
    this.data = data;
    this.logs = logs;
    this.database = database;
    for (int i = 1; i <= controlPlanes; i++) {
      controls.add(start("control-" + i, control()));
    }
    for (int i = 1; i <= GATEWAYS; i++) {
      gateways.add(start("gateway-" + i, List.of("gateway", "--port=" + ports.get(i - 1))));
    }
    for (int i = 1; i <= AGENTS; i++) {
      String id = "agent-" + i;
      agents.add(start(id, List.of("agent", "--id=" + id, "--capacity=" + CAPACITY)));
    }
  }

  /** Where edges have their links, the first gateway first. */
  List<URI> doors() {
    return ports.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
  }

  GatewayView view() {
    return new GatewayView(doors(), data.resolve("admin.token"), AGENTS);
  }

  Path clips() {
    return data.resolve("clips");
  }

  /** Starts a further agent, and returns at once. */
  RoleProcess startAgent(String id) throws IOException {
    RoleProcess process = launch(id, List.of("agent", "--id=" + id));
    byAge.add(process);
    return process;
  }

  /** The control plane that leads. */
  RoleProcess leader() {
    return controls.getFirst();
  }

  /** Whether another control plane takes over from the one that leads. */
  boolean hasStandby() {
    return controls.size() > 1;
  }

  /** This one was away for so long that it does not lead any more, if there is another. */
  void deposed(RoleProcess process) {
    if (controls.remove(process)) {
      controls.add(process);
    }
  }

  List<RoleProcess> gateways() {
    return gateways;
  }

  RoleProcess agent(String id) {
    return agents.stream().filter(one -> one.toString().equals(id)).findFirst().orElseThrow();
  }

  /** The master of the cluster, as long as none but these joined it. */
  RoleProcess oldest() {
    return byAge.getFirst();
  }

  /** All, in the order in which they are started anew, one after another. */
  List<RoleProcess> all() {
    return Stream.of(agents, gateways, controls).flatMap(List::stream).toList();
  }

  /** Starts one again that has ended, and returns at once. */
  void startAgain(RoleProcess process) throws IOException {
    process.startAgain();
    byAge.remove(process);
    byAge.add(process);
    deposed(process);
  }

  @Override
  public void close() {
    byAge.forEach(RoleProcess::close);
  }

  private RoleProcess start(String name, List<String> role) throws Exception {
    RoleProcess process = launch(name, role);
    byAge.add(process);
    process.awaitReady();
    return process;
  }

  private RoleProcess launch(String name, List<String> role) throws IOException {
    List<String> arguments = new ArrayList<>(role);
    arguments.add("--data=" + data);
    arguments.add("--cluster-name=" + clusterName());
    arguments.add("--cluster-port=" + clusterPort);
    arguments.add("--cluster-members=" + members());
    return RoleProcess.start(name, arguments, logs);
  }

  private List<String> control() {
    List<String> arguments = new ArrayList<>(List.of("control", "--min=" + AGENTS));
    arguments.addAll(database);
    return arguments;
  }

  private String clusterName() {
    return "failover-" + clusterPort;
  }

  /** Any node may have any of the ports: whoever comes back takes the first that is free. */
  private String members() {
    return Stream.iterate(clusterPort, next -> next + 1)
        .limit(GATEWAYS + AGENTS + 2L)
        .map(one -> "127.0.0.1:" + one)
        .reduce((some, more) -> some + "," + more)
        .orElseThrow();
  }
}
