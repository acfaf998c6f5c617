package pasu.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pasu.catalog.CatalogOptions;
import pasu.cli.Run;
import pasu.edge.EdgeOptions;
import pasu.edge.EdgeVerticle;
import pasu.edge.camera.CameraSources;
import pasu.edge.sensor.Sensors;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.measure.ChildJvm;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Agents;
import pasu.protocol.Clip;
import pasu.protocol.Clip.State;
import pasu.protocol.ClipMessage.ClipChanged;
import pasu.protocol.EdgeMessage.Fire;
import pasu.protocol.clip.ClipDocument;
import pasu.protocol.clip.ClipFolder;

/** An agent that is killed between the end of a clip and its MP4. */
@Timeout(300)
class OrphanedClipIT {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String CAMERA = "yard";
  private static final Duration SOON = Duration.ofSeconds(3);

  @TempDir private Path data;
  private final Properties cluster = Nodes.newCluster();
  private ControlNode node;
  private Heard<Agents> agents;
  private Heard<ClipChanged> changes;

  @BeforeEach
  void open() {
    CatalogOptions catalog =
        new CatalogOptions(
            data.resolve("clips"), SOON, Duration.ofMinutes(10), Duration.ofMillis(500));
    node = ControlNode.open(data, cluster, catalog, CLOCK);
    agents = new Heard<>(node.bus(), Addresses.CHANGED_AGENTS);
    changes = new Heard<>(node.bus(), Addresses.CHANGED_CLIPS);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void hasItsClipFinishedByAnotherAgent() throws Exception {
    try (ChildJvm doomed = SleepingAgent.start(cluster, "a", node.clips())) {
      awaitAgent("a");
      String edge = node.deploy(edge());
      String clip = node.bus().ask(Addresses.fire(CAMERA), new Fire()).await().clip();
      awaitClip(clip, now -> now.state() == State.FINISHING);
      doomed.kill();
      node.undeploy(edge);
      ClipFolder folder = ClipFolder.of(node.clips(), clip);
      long epoch = ClipDocument.read(folder).newestEpoch();
      assertThat(folder.video()).as("made before the agent was killed").doesNotExist();

      try (ChildJvm heir = SleepingAgent.start(cluster, "b", node.clips())) {
        Clip ready = awaitClip(clip, now -> now.state() == State.READY);

        assertThat(ready.missing()).isZero();
        assertThat(heir.endInput()).isZero();
      }
      assertThat(folder.video()).isNotEmptyFile();
      assertThat(ClipDocument.read(folder).newestEpoch()).isGreaterThan(epoch);
    }
    node.close();
    assertThat(Run.of("check", "--data", data.toString()).out()).contains("is whole");
  }

  private void awaitAgent(String id) throws InterruptedException {
    agents.await(all -> all.agents().stream().anyMatch(one -> one.id().equals(id)));
  }

  private Clip awaitClip(String id, Predicate<Clip> wanted) throws InterruptedException {
    return changes.await(news -> news.clip().id().equals(id) && wanted.test(news.clip())).clip();
  }

  private static EdgeVerticle edge() {
    return new EdgeVerticle(
        new EdgeOptions(CAMERA, "home", Duration.ofSeconds(1), Duration.ofSeconds(6)),
        CameraSources.parse("scene:1280x720@15"),
        Sensors.parse("manual:"),
        listener -> DatagramUplink.start(new UplinkOptions(CAMERA, CLOCK), listener),
        CLOCK);
  }
}
