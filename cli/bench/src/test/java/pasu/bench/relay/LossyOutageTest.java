package pasu.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.frame.Drop;

/** An outage, restarts of the edge and a bad network together, over real sockets and files. */
class LossyOutageTest {

  private static final int CLIPS = 3;
  private static final int FRAME_BYTES = 40_000;
  private static final int PACKETS_A_KEY = 2_000;

  @TempDir private Path disk;
  private DelayedDelivery delivery;
  private Relay relay;

  @BeforeEach
  void start() throws IOException {
    UplinkOptions options =
        new UplinkOptions(
            "yard",
            64L * 1024 * 1024,
            2_000_000,
            2_000_000,
            PACKETS_A_KEY,
            1 << 20,
            System::nanoTime,
            InstantSource.system());
    delivery =
        new DelayedDelivery(
            disk.resolve("spool"), CLIPS, FRAME_BYTES, options, UnaryOperator.identity());
    InetAddress here = InetAddress.getLoopbackAddress();
    relay =
        Relay.start(
            new InetSocketAddress(here, 0),
            new InetSocketAddress(here, delivery.receiver.port()),
            new Badness(0.2, 0, 0.01, 0.05, Duration.ofMillis(5), 0),
            4711);
  }

  @AfterEach
  void stop() {
    relay.close();
    delivery.close();
  }

  @Test
  void losesNoFrameWhenTheEdgeIsStartedAgainWithoutAnAgentAndWhileItDelivers() throws Exception {
    delivery.clips.forEach(delivery::capture);
    delivery.restartEdge();
    assertThat(delivery.uplink().past().clips()).containsExactlyElementsOf(delivery.clips);
    delivery.deliver(relay.port());
    delivery.archive.awaitHalf();

    delivery.restartEdge();
    delivery.deliver(relay.port());

    delivery.archive.awaitEverything();
    delivery.assertEverythingArrived();
  }

  @Test
  void losesNoFrameWhenTheKeysChangeMeanwhile() throws Exception {
    delivery.clips.forEach(delivery::capture);

    delivery.deliver(relay.port());

    delivery.archive.awaitEverything();
    delivery.assertEverythingArrived();
    assertThat(delivery.receiver.traffic().received()).isGreaterThan(2 * PACKETS_A_KEY);
    assertThat(delivery.receiver.traffic().dropped(Drop.FORGED)).isZero();
    assertThat(delivery.receiver.traffic().dropped(Drop.KEY_EPOCH)).isZero();
  }
}
