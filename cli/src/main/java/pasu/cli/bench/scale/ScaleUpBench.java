package pasu.cli.bench.scale;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pasu.cli.measure.Bench;
import pasu.cli.measure.Quantiles;
import pasu.cli.role.Door;
import pasu.cli.role.LaunchChoices;
import pasu.cli.up.ContainedAgents;
import pasu.cli.up.OneMachine;
import pasu.cli.up.UpSettings;
import pasu.edge.CameraSpec;
import pasu.edge.uplink.DatagramUplink;
import pasu.protocol.Addresses;
import pasu.protocol.Bus;
import pasu.protocol.EdgeMessage.Fire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long it takes from [Full] until a new container's agent is in the pool. Agents have one slot
 * each, so a single detection fills the only one and makes another be started.
 */
@Command(
    name = "scale-up",
    description =
        "From [Full] to a new container's agent in the pool, on this host's Docker engine.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  docker network create pasu-bench",
      "  ./pasu bench scale-up --network pasu-bench --times 10",
      "",
      "As root, agents run as the image's user, since they never run as root."
    })
public final class ScaleUpBench extends Bench {

  private static final String CLUSTER = "pasu-bench";
  private static final int CLUSTER_PORT = 15_701;
  private static final Duration CLIP = Duration.ofSeconds(8);
  private static final String GOAL = "p50 at most 2.0 s";
  private static final String SHARE = "a share of that";

  @Option(names = "--times", defaultValue = "10", description = "Starts, after one not counted.")
  private int times;

  @Mixin private LaunchChoices containers = new LaunchChoices();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    Path data = folder.resolve("data");
    CommandOutput.giveToAgents(Files.createDirectories(data.resolve("clips")));
    CameraSpec camera = CameraSpec.parse(CAMERA + "=file:" + video + ",manual:");
    UpSettings settings =
        new UpSettings(data, new Door("127.0.0.1", 0), List.of(camera), 1, Duration.ZERO, CLIP);
    ContainedAgents agents = new ContainedAgents(containers, CLUSTER, CLUSTER_PORT);
    try (OneMachine machine =
        OneMachine.start(settings, agents, DatagramUplink::start, InstantSource.system())) {
      return figures(starts(machine.vertx()));
    }
  }

  private List<ContainerStart> starts(Vertx vertx) throws Exception {
    PoolWatch pool = new PoolWatch(vertx, InstantSource.system());
    pool.awaitAgents(1);
    List<ContainerStart> starts = new ArrayList<>();
    for (int run = 0; run <= times; run++) {
      new Bus(vertx.eventBus()).ask(Addresses.fire(CAMERA), new Fire()).await();
      ContainerStart start = pool.awaitStart(CLUSTER);
      if (run > 0) {
        starts.add(start);
      }
      pool.awaitAgents(1);
    }
    return starts;
  }

  private static List<Figure> figures(List<ContainerStart> starts) {
    return List.of(
        figure("[Full] to agent in the pool", starts, ContainerStart::all, GOAL),
        figure("  decision", starts, ContainerStart::decision, SHARE),
        figure("  engine's create and start", starts, ContainerStart::engine, SHARE),
        figure("  JVM, up to the cluster", starts, ContainerStart::jvm, SHARE),
        figure("  joining the cluster", starts, ContainerStart::join, SHARE),
        figure("  agent and registration", starts, ContainerStart::registration, SHARE));
  }

  private static Figure figure(
      String what,
      List<ContainerStart> starts,
      Function<ContainerStart, Duration> share,
      String goal) {
    return new Figure(what, Quantiles.of(starts.stream().map(share).toList()).toString(), goal);
  }
}
