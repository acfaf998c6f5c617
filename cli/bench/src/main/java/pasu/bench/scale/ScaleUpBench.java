package pasu.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pasu.bench.Bench;
import pasu.cli.role.LaunchChoices;
import pasu.cli.up.OneMachine;
import pasu.measure.Quantiles;
import pasu.protocol.Addresses;
import pasu.protocol.AgentMessage.Drain;
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

  private static final Duration CLIP = Duration.ofSeconds(4);
  private static final String GOAL = "p50 at most 2.0 s";
  private static final String SHARE = "a share of that";

  @Option(names = "--times", defaultValue = "10", description = "Starts, after one not counted.")
  private int times;

  @Mixin private LaunchChoices containers = new LaunchChoices();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    try (OneMachine machine = Pool.open(folder, video, containers, CLIP)) {
      return figures(starts(machine));
    }
  }

  private List<ContainerStart> starts(OneMachine machine) throws Exception {
    PoolWatch pool = Pool.watch(machine);
    Bus bus = new Bus(machine.vertx().eventBus());
    pool.awaitAgents(1);
    List<ContainerStart> starts = new ArrayList<>();
    for (int run = 0; run <= times; run++) {
      bus.ask(Addresses.fire(CAMERA), new Fire()).await();
      ContainerStart start = pool.awaitStart();
      if (run > 0) {
        starts.add(start);
      }
      // By hand: scaling would wait longer each time, since each agent is wanted again soon (ADR
      // 25).
      bus.ask(Addresses.drain(pool.fullAgent()), new Drain()).await();
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
