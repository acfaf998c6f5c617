package pasu.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The agents' containers of one launcher. Blocks; thread-safe. */
public final class AgentContainers implements AutoCloseable {

  /** More than an agent's own patience with what is under way. */
  private static final int STOP_SECONDS = 20;

  private static final String RUNNING = "running";

  /** Those that never run again; one that is paused may. */
  private static final Set<String> ENDED = Set.of("created", "exited", "dead");

  private final Engine engine;
  private final LaunchOptions options;
  private final AgentContainer recipe;
  private final FreePorts ports;

  private AgentContainers(Engine engine, LaunchOptions options, AgentContainer recipe) {
    this.engine = engine;
    this.options = options;
    this.recipe = recipe;
    this.ports = new FreePorts(options.ports());
  }

  /**
   * Looks whether everything is there, pins the image, and removes what is left of agents that
   * ended while no launcher watched.
   *
   * @throws LaunchException in one sentence, where something is missing
   */
  public static AgentContainers open(LaunchOptions options) {
    Engine engine = Engine.at(options.engine());
    try {
      Integer processors = engine.ask(docker -> docker.infoCmd().exec()).getNCPU();
      PinnedImage image = PinnedImage.find(engine, options.image());
      AgentContainer recipe =
          new AgentContainer(options, image, Objects.requireNonNullElse(processors, 1));
      AgentContainers containers = new AgentContainers(engine, options, recipe);
      containers.checkPlace();
      containers.removeEnded();
      return containers;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** Leaves them running. */
  @Override
  public void close() {
    engine.close();
  }

  /**
   * Starts one, unless it runs; what a crash has left of it is removed first. Not twice at once for
   * the same agent.
   */
  void start(String agent) {
    Optional<Container> present = find(agent);
    if (present.filter(AgentContainers::isRunning).isPresent()) {
      return;
    }
    present.map(Container::getId).ifPresent(this::remove);
    checkPlace();
    Set<Integer> taken = portsOfAgents();
    while (!startOn(ports.promise(taken), agent, taken)) {
      // That port was somebody else's, and counts as taken now.
    }
  }

  /** Lets it end what is under way, then removes it. */
  void stop(String agent) {
    find(agent)
        .map(Container::getId)
        .ifPresent(
            id -> {
              end(id);
              remove(id);
            });
  }

  List<String> running() {
    return labelled(ours(AgentContainer.AGENT_LABEL)).stream()
        .filter(AgentContainers::isRunning)
        .map(container -> label(container, AgentContainer.AGENT_LABEL))
        .sorted()
        .toList();
  }

  private void removeEnded() {
    labelled(ours(AgentContainer.AGENT_LABEL)).stream()
        .filter(container -> ENDED.contains(container.getState()))
        .map(Container::getId)
        .forEach(this::remove);
  }

  private boolean startOn(int port, String agent, Set<Integer> taken) {
    try {
      run(create(agent, port), agent);
      return true;
    } catch (PortTakenException _) {
      taken.add(port);
      return false;
    } finally {
      ports.settle(port);
    }
  }

  private String create(String agent, int port) {
    try {
      return engine.ask(docker -> recipe.create(docker, agent, port).exec()).getId();
    } catch (ConflictException _) {
      throw EngineWords.nameTaken(AgentContainer.name(options, agent));
    } catch (DockerException refusal) {
      throw EngineWords.notStarted(agent, refusal);
    }
  }

  private void run(String id, String agent) {
    try {
      tell(docker -> docker.startContainerCmd(id).exec());
    } catch (DockerException refusal) {
      remove(id);
      throw EngineWords.isPortTaken(refusal)
          ? new PortTakenException()
          : EngineWords.notStarted(agent, refusal);
    }
  }

  private void end(String id) {
    try {
      tell(docker -> docker.stopContainerCmd(id).withTimeout(STOP_SECONDS).exec());
    } catch (NotModifiedException | NotFoundException _) {
      // It has ended, or is gone.
    }
  }

  private void remove(String id) {
    try {
      tell(docker -> docker.removeContainerCmd(id).withForce(true).exec());
    } catch (NotFoundException | ConflictException _) {
      // It is gone, or about to be.
    }
  }

  private Optional<Container> find(String agent) {
    return labelled(ours(AgentContainer.AGENT_LABEL + "=" + agent)).stream().findFirst();
  }

  private List<String> ours(String label) {
    return List.of(
        AgentContainer.CLUSTER_LABEL + "=" + options.cluster(),
        AgentContainer.LAUNCHER_LABEL + "=" + options.launcher(),
        label);
  }

  /** Also those of other clusters: a host has each of its ports once. */
  private Set<Integer> portsOfAgents() {
    Set<Integer> ports = new HashSet<>();
    labelled(List.of(AgentContainer.PORT_LABEL)).stream()
        .filter(AgentContainers::isRunning)
        .map(container -> label(container, AgentContainer.PORT_LABEL))
        .map(Integer::valueOf)
        .forEach(ports::add);
    return ports;
  }

  private List<Container> labelled(List<String> labels) {
    return engine.ask(
        docker -> docker.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec());
  }

  /** Looks whether network and volume are there: the engine would make up the volume. */
  private void checkPlace() {
    String network = options.place().network();
    String clips = options.place().clips();
    check("network", network, docker -> docker.inspectNetworkCmd().withNetworkId(network).exec());
    if (options.place().isVolume()) {
      check("volume", clips, docker -> docker.inspectVolumeCmd(clips).exec());
    }
  }

  private void check(String what, String name, Consumer<DockerClient> question) {
    try {
      tell(question);
    } catch (NotFoundException _) {
      throw EngineWords.missing(what, name);
    }
  }

  private void tell(Consumer<DockerClient> order) {
    engine.ask(
        docker -> {
          order.accept(docker);
          return true;
        });
  }

  private static String label(Container container, String name) {
    return Objects.requireNonNull(container.getLabels().get(name), name);
  }

  private static boolean isRunning(Container container) {
    return RUNNING.equals(container.getState());
  }

  /** Somebody else on this host has the port. */
  private static final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
