package pasu.bench.failover;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import pasu.bench.witness.WitnessedEdge;
import pasu.edge.EdgeOptions;
import pasu.edge.camera.CameraSources;
import pasu.edge.link.LinkOptions;
import pasu.edge.link.LinkVerticle;
import pasu.edge.link.ServerTrust;
import pasu.edge.uplink.DatagramUplink;
import pasu.edge.uplink.UplinkOptions;
import pasu.protocol.BusMessages;

/** The edges of a mesh, linked to it like any other, but in this process, where nothing happens. */
record Edges(List<WitnessedEdge> all, Vertx vertx) implements AutoCloseable {

  private static final Duration PRE_ROLL = Duration.ofSeconds(1);

  /** Starts them, and returns once they are enrolled. */
  static Edges start(Mesh mesh, Path video, int count, Duration clipLength)
      throws InterruptedException {
    List<String> cameras = cameras(count);
    Vertx vertx = link(mesh, cameras);
    return new Edges(
        cameras.stream().map(camera -> edge(vertx, camera, video, clipLength)).toList(), vertx);
  }

  static List<String> cameras(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "camera-" + n).toList();
  }

  /** Enrols cameras; their edges find the mesh behind the bus of what is returned. */
  static Vertx link(Mesh mesh, List<String> cameras) throws InterruptedException {
    Map<String, Supplier<String>> secrets = new HashMap<>();
    for (String camera : cameras) {
      String secret = mesh.view().enrol(camera);
      secrets.put(camera, () -> secret);
    }
    Vertx vertx = Vertx.vertx();
    BusMessages.registerCodecs(vertx.eventBus());
    LinkOptions link = new LinkOptions(mesh.doors(), secrets, ServerTrust.OF_THIS_MACHINE);
    vertx
        .deployVerticle(new LinkVerticle(link, new SecureRandom(), InstantSource.system()))
        .await();
    return vertx;
  }

  private static WitnessedEdge edge(Vertx vertx, String camera, Path video, Duration clipLength) {
    UplinkOptions uplink = new UplinkOptions(camera, InstantSource.system());
    return WitnessedEdge.start(
        vertx,
        new EdgeOptions(camera, "home", PRE_ROLL, clipLength),
        CameraSources.parse("file:" + video),
        told -> DatagramUplink.start(uplink, told));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
