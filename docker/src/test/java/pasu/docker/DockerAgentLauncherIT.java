package pasu.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.DatagramSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher against this machine's engine; a program that waits stands for the agent. */
class DockerAgentLauncherIT {

  @TempDir static Path folder;
  private static final Vertx vertx = Vertx.vertx();
  private static TestEngine engine;

  private LaunchOptions options;
  private DockerAgentLauncher launcher;

  @BeforeAll
  static void startEngine() throws Exception {
    engine = TestEngine.start(folder);
  }

  @BeforeEach
  void open() {
    options = engine.options();
    launcher = open(options);
  }

  @AfterEach
  void removeContainers() {
    launcher.close();
    engine.removeContainers();
  }

  @AfterAll
  static void close() {
    engine.close();
    vertx.close().await();
  }

  @Test
  void givesAnAgentNoPrivileges() {
    launcher.start("agent-1").await();
    HostConfig host = inspect("agent-1").getHostConfig();
    assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(host.getCapAdd()).isNull();
    assertThat(host.getPrivileged()).isFalse();
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
    assertThat(host.getReadonlyRootfs()).isTrue();
    assertThat(host.getTmpFs())
        .containsExactly(entry("/tmp", "rw,noexec,nosuid,nodev,size=64m,mode=1777"));
    assertThat(inspect("agent-1").getConfig().getUser()).isEqualTo("10001:10001");
  }

  @Test
  void givesAnAgentNothingButItsNetworkAndTheClips() {
    launcher.start("agent-1").await();
    InspectContainerResponse container = inspect("agent-1");
    assertThat(container.getHostConfig().getBinds())
        .extracting(Bind::toString)
        .containsExactly(engine.name() + ":/data/clips:rw");
    assertThat(container.getNetworkSettings().getNetworks()).containsOnlyKeys(engine.name());
    assertThat(container.getHostConfig().getDevices()).isNullOrEmpty();
    assertThat(container.getHostConfig().getPortBindings().getBindings())
        .hasSize(1)
        .allSatisfy((port, _) -> assertThat(port.toString()).endsWith("/udp"));
  }

  @Test
  void boundsWhatAnAgentUses() {
    launcher.start("agent-1").await();
    HostConfig host = inspect("agent-1").getHostConfig();
    assertThat(host.getMemory()).isEqualTo(512L * 1024 * 1024);
    assertThat(host.getMemorySwap()).isEqualTo(host.getMemory());
    assertThat(host.getNanoCPUs()).isPositive();
    assertThat(host.getPidsLimit()).isEqualTo(256);
    assertThat(host.getLogConfig().getConfig())
        .containsEntry("max-size", "10m")
        .containsEntry("max-file", "2");
    assertThat(host.getRestartPolicy().getName()).isIn("no", "");
  }

  @Test
  void tellsAnAgentWhoItIs() {
    launcher.start("agent-1").await();
    InspectContainerResponse container = inspect("agent-1");
    int port = options.ports().first();
    assertThat(container.getArgs())
        .endsWith(
            "agent",
            "--id=agent-1",
            "--capacity=3",
            "--data=/data",
            "--listen=0.0.0.0:" + port,
            "--advertise=door.example:" + port);
    assertThat(container.getImageId()).isEqualTo(engine.imageId());
  }

  @Test
  void givesEachAgentAPortOfItsOwn() {
    Future.all(launcher.start("agent-1"), launcher.start("agent-2"), launcher.start("agent-3"))
        .await();
    assertThat(engine.containers())
        .extracting(container -> container.getLabels().get(AgentContainer.PORT_LABEL))
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(launcher.list().await()).containsExactly("agent-1", "agent-2", "agent-3");
  }

  @Test
  void startsNoSecondAgentOfAName() {
    Future.all(launcher.start("agent-1"), launcher.start("agent-1")).await();
    launcher.start("agent-1").await();
    assertThat(engine.containers()).hasSize(1);
  }

  @Test
  void letsAnAgentEndWhatIsUnderWay() throws Exception {
    Future.all(launcher.start("agent-8"), launcher.start("agent-9")).await();
    engine.awaitWords(nameOf("agent-8"));
    launcher.stop("agent-8").await();
    assertThat(engine.hasFile(nameOf("agent-9"), nameOf("agent-8") + ".ended")).isTrue();
    assertThat(launcher.list().await()).containsExactly("agent-9");
  }

  @Test
  void stopsNothingWhereNothingRuns() {
    launcher.stop("agent-1").await();
    assertThat(launcher.list().await()).isEmpty();
  }

  @Test
  void startsAnewWhatHasCrashed() {
    launcher.start("agent-1").await();
    engine.kill(nameOf("agent-1"));
    assertThat(launcher.list().await()).isEmpty();
    launcher.start("agent-1").await();
    assertThat(launcher.list().await()).containsExactly("agent-1");
  }

  @Test
  void removesWhatHasCrashed() {
    launcher.start("agent-1").await();
    engine.kill(nameOf("agent-1"));
    launcher.stop("agent-1").await();
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void findsTheAgentsOfAnEarlierLauncherAndRemovesThoseThatEnded() {
    LaunchOptions others = Changed.launcher(options, "host-2");
    try (DockerAgentLauncher other = open(others)) {
      Future.all(launcher.start("agent-1"), launcher.start("agent-2"), other.start("agent-3"))
          .await();
      engine.kill(nameOf("agent-1"));
      engine.kill(nameOf("agent-3"));
    }
    try (DockerAgentLauncher later = open(options)) {
      assertThat(later.list().await()).containsExactly("agent-2");
      assertThat(engine.containers())
          .extracting(container -> container.getNames()[0])
          .containsExactlyInAnyOrder("/" + nameOf("agent-2"), "/" + nameOf("agent-3"));
    }
  }

  @Test
  void leavesStrangersAlone() {
    LaunchOptions others = Changed.cluster(options, engine.name() + "-other");
    String stranger = engine.runStranger(engine.name() + "-stranger");
    try (DockerAgentLauncher other = open(others)) {
      other.start("agent-1").await();
      launcher.start("agent-1").await();
      launcher.stop("agent-1").await();
      launcher.stop("stranger").await();
      assertThat(other.list().await()).containsExactly("agent-1");
      assertThat(launcher.list().await()).isEmpty();
      assertThat(engine.inspect(stranger).getState().getRunning()).isTrue();
    }
  }

  @Test
  void leavesTheAgentsOfAnotherLauncherAlone() {
    LaunchOptions others = Changed.launcher(options, "host-2");
    try (DockerAgentLauncher other = open(others)) {
      Future.all(launcher.start("agent-1"), other.start("agent-2")).await();
      assertThat(launcher.list().await()).containsExactly("agent-1");
      launcher.stop("agent-2").await();
      assertThat(other.list().await()).containsExactly("agent-2");
      assertThat(inspect("agent-2").getConfig().getLabels())
          .containsEntry(AgentContainer.LAUNCHER_LABEL, "host-2");
    }
  }

  @Test
  void avoidsAPortThatSomebodyElseHas() throws Exception {
    int first = options.ports().first();
    try (DatagramSocket _ = new DatagramSocket(first)) {
      launcher.start("agent-1").await();
    }
    assertThat(engine.containers())
        .extracting(container -> container.getLabels().get(AgentContainer.PORT_LABEL))
        .containsExactly(Integer.toString(first + 1));
  }

  @Test
  void saysWhenAllPortsAreTaken() {
    int first = options.ports().first();
    LaunchOptions narrow = Changed.ports(options, new PortRange(first, first));
    try (DockerAgentLauncher single = open(narrow)) {
      single.start("agent-1").await();
      assertThatFails(single.start("agent-2"), "all ports %d-%d are taken".formatted(first, first));
    }
  }

  @Test
  void saysWhoseNameItIs() {
    engine.runStranger(nameOf("agent-1"));
    assertThatFails(
        launcher.start("agent-1"), "a container that is not this launcher's is called ");
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatFails(launcher.start("../up --privileged"), "an agent's name is 1 to 40 of");
  }

  @Test
  void saysThatTheImageIsMissing() {
    assertThatDoesNotOpen(
        Changed.image(options, "pasu-nobody-built"), "image pasu-nobody-built is not on this host");
  }

  @Test
  void startsTheImageThatIsPinned() {
    String pinned = engine.name() + "@" + engine.imageId();
    try (DockerAgentLauncher exact = open(Changed.image(options, pinned))) {
      exact.start("agent-1").await();
      assertThat(inspect("agent-1").getImageId()).isEqualTo(engine.imageId());
    }
  }

  @Test
  void refusesAnotherImageThanThePinnedOne() {
    String wrong = engine.name() + "@sha256:" + "0".repeat(64);
    assertThatDoesNotOpen(Changed.image(options, wrong), "image " + engine.name() + " is sha256:");
  }

  @Test
  void saysThatTheNetworkIsMissing() {
    assertThatDoesNotOpen(
        Changed.network(options, "pasu-nowhere"),
        "there is no network pasu-nowhere; create it (docker network create pasu-nowhere)");
  }

  @Test
  void saysThatTheVolumeIsMissing() {
    assertThatDoesNotOpen(
        Changed.volume(options, "pasu-nothing"),
        "there is no volume pasu-nothing; create it (docker volume create pasu-nothing)");
  }

  private static DockerAgentLauncher open(LaunchOptions options) {
    return new DockerAgentLauncher(vertx, AgentContainers.open(options));
  }

  private String nameOf(String agent) {
    return AgentContainer.name(options, agent);
  }

  private InspectContainerResponse inspect(String agent) {
    return engine.inspect(nameOf(agent));
  }

  private static void assertThatFails(Future<Void> start, String sentence) {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(start::await)
        .withMessageStartingWith(sentence);
  }

  private static void assertThatDoesNotOpen(LaunchOptions options, String sentence) {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> AgentContainers.open(options))
        .withMessageStartingWith(sentence);
  }
}
