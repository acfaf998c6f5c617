package pasu.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.agent.AgentOptions;
import pasu.agent.AgentVerticle;
import pasu.cli.Run;
import pasu.cli.cluster.WitnessedCamera.Shown;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.ChildJvm;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Clip;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;
import pasu.protocol.clip.FrameIndex;
import pasu.protocol.clip.FrameIndex.StoredFrame;

/** An agent that is not dead but frozen, and wakes while another goes on with its clip. */
@Timeout(300)
class FrozenAgentIT {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String CAMERA = "yard";
  private static final Duration PRE_ROLL = Duration.ofSeconds(1);
  private static final Duration CLIP_LENGTH = Duration.ofSeconds(15);

  /** How many frames there are before the agent freezes. */
  private static final int FRAMES_FIRST = 25;

  /** How many more are stored elsewhere before it wakes: what is captured in 5 s. */
  private static final int FRAMES_MISSED = 75;

  @TempDir private Path data;
  private final Properties cluster = Nodes.newCluster();
  private final WitnessedCamera camera =
      new WitnessedCamera(CameraSources.parse("scene:320x240@15"));
  private ControlNode node;
  private Heard<Agents> agents;
  private Heard<ClipChanged> changes;

  @BeforeEach
  void open() {
    node = ControlNode.open(data, cluster, CLOCK);
    agents = new Heard<>(node.bus(), Addresses.CHANGED_AGENTS);
    changes = new Heard<>(node.bus(), Addresses.CHANGED_CLIPS);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void losesNoFrameAndIsKeptOutOnceItWakes() throws Exception {
    try (ChildJvm frozen = SleepingAgent.start(cluster, "a", node.clips())) {
      awaitAgent("a", _ -> true);
      String edge = node.deploy(edge());
      String clip = detect();
      int framesBefore = awaitClip(clip, now -> now.frames() >= FRAMES_FIRST).frames();
      String other = node.deploy(agent("b"));
      awaitAgent("b", _ -> true);

      frozen.freeze();
      awaitAgent("b", agent -> !agent.streams().isEmpty());
      awaitClip(clip, now -> now.frames() > framesBefore + FRAMES_MISSED);
      frozen.wake();

      awaitAgent("a", agent -> agent.streams().isEmpty());
      Clip ready = awaitClip(clip, now -> now.state() == Clip.State.READY);
      assertThat(ready.missing()).isZero();
      node.undeploy(edge);
      node.undeploy(other);
      Map<String, Integer> files = filesOf(clip);
      assertThat(frozen.endInput()).isZero();
      assertThat(filesOf(clip)).isEqualTo(files);
      assertStoredOnceAsShown(ready);
    }
    node.close();
    assertThat(Run.of("check", "--data", data.toString()).out()).contains("is whole");
  }

  private void assertStoredOnceAsShown(Clip clip) throws IOException {
    assertThat(node.clips().toFile().list()).containsExactly(clip.id());
    ClipFolder folder = ClipFolder.of(node.clips(), clip.id());
    ClipFolder.Part newest = folder.laterPart(ClipDocument.read(folder).newestEpoch());
    assertThat(folder.parts()).containsExactly(newest);
    assertThat(FrameIndex.readEntries(newest.index())).hasSize(clip.frames());
    List<Shown> stored = stored(folder);
    assertThat(stored)
        .hasSize(clip.frames())
        .isEqualTo(camera.between(stored.getFirst(), stored.getLast()));
  }

  private static List<Shown> stored(ClipFolder folder) throws IOException {
    List<StoredFrame> frames = FrameIndex.read(folder).frames();
    List<Shown> stored = new ArrayList<>();
    for (StoredFrame frame : frames) {
      stored.add(Shown.of(frame.entry().captureMicros(), frame.read()));
    }
    return stored;
  }

  private Map<String, Integer> filesOf(String clip) throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(node.clips().resolve(clip))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private String detect() {
    return node.bus().ask(Addresses.fire(CAMERA), new Fire()).await().clip();
  }

  private void awaitAgent(String id, Predicate<Agent> wanted) throws InterruptedException {
    agents.await(
        all -> all.agents().stream().anyMatch(one -> one.id().equals(id) && wanted.test(one)));
  }

  private Clip awaitClip(String id, Predicate<Clip> wanted) throws InterruptedException {
    return changes.await(news -> news.clip().id().equals(id) && wanted.test(news.clip())).clip();
  }

  private AgentVerticle agent(String id) {
    return new AgentVerticle(new AgentOptions(id, 1, node.clips(), "127.0.0.1"), CLOCK);
  }

  private EdgeVerticle edge() {
    return new EdgeVerticle(
        new EdgeOptions(CAMERA, "home", PRE_ROLL, CLIP_LENGTH),
        camera.source(),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(new UplinkOptions(CAMERA, CLOCK), listener),
        CLOCK);
  }
}
