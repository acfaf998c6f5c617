package pasu.bench.failover;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.cli.SpanWords;
import pasu.cli.role.DatabaseFlags;
import pasu.measure.Quantiles;
import pasu.measure.SampleVideo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it costs when any process of a mesh is killed, frozen or started anew. */
@Command(
    name = "failover",
    description =
        "Kills, freezes and restarts the processes of a mesh while clips run, and judges the"
            + " clips.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench failover",
      "  ./pasu bench failover --times 5 --only agent-killed,control-killed",
      "  ./pasu bench failover --only rolling-restart --keep logs",
      "  ./pasu bench failover --database postgresql://pasu@db:5432/bench"
    })
public final class FailoverBench extends Bench {

  private static final Duration CLIP = Duration.ofSeconds(8);
  private static final SampleVideo SMALL = new SampleVideo(320, 240, 15, 10);

  @Option(names = "--times", defaultValue = "1", description = "Faults of each kind.")
  private int times;

  @Option(
      names = "--only",
      paramLabel = "KIND,…",
      split = ",",
      converter = FaultWords.class,
      description =
          "Only these of agent-killed, control-killed, gateway-killed, master-killed, agent-frozen,"
              + " control-frozen, gateway-frozen, rolling-restart.")
  private List<Fault> only = List.of();

  @Option(
      names = "--freeze",
      defaultValue = "15s",
      converter = SpanWords.class,
      description = "How long a node is frozen (default: ${DEFAULT-VALUE}).")
  private Duration freeze = Duration.ZERO;

  @Option(
      names = "--steady",
      defaultValue = "12s",
      converter = SpanWords.class,
      description =
          "How long all must be well until it counts as healed, for a cluster that was split may"
              + " look well at first (default: ${DEFAULT-VALUE}).")
  private Duration steady = Duration.ZERO;

  @Option(names = "--cameras", defaultValue = "20", description = "Edges, at least four.")
  private int cameras;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keeps what the processes say in this folder.")
  private @Nullable Path keep;

  /** One that nobody used; over it there are two control planes, of which one stands by. */
  @Mixin private DatabaseFlags database = new DatabaseFlags();

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1 || cameras < 4) {
      throw CommandFailure.usage(
          "--times must be at least 1 and --cameras at least 4, but are %d and %d"
              .formatted(times, cameras));
    }
    Path small = folder.resolve("small.avi");
    SMALL.write(small);
    Path logs = Files.createDirectories(keep == null ? folder.resolve("logs") : keep);
    List<String> elsewhere = database.arguments();
    int controlPlanes = elsewhere.isEmpty() ? 1 : 2;
    try (Mesh mesh = new Mesh(folder.resolve("data"), logs, controlPlanes, elsewhere);
        Edges edges = Edges.start(mesh, small, cameras, CLIP)) {
      return figures(trials(new FaultSeries(mesh, edges.all(), freeze, steady)));
    }
  }

  private List<Trial> trials(FaultSeries series) throws Exception {
    Set<Fault> kinds = only.isEmpty() ? EnumSet.allOf(Fault.class) : EnumSet.copyOf(only);
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < times; round++) {
      for (Fault kind : kinds) {
        trials.add(series.run(kind));
        say(trials.getLast());
      }
    }
    return trials;
  }

  /** The whole takes minutes, and a fault that does not heal ends it. */
  private void say(Trial trial) {
    PrintWriter err = command.commandLine().getErr();
    err.println("pasu: " + trial);
    err.flush();
  }

  private static List<Figure> figures(List<Trial> trials) {
    return EnumSet.allOf(Fault.class).stream()
        .flatMap(
            fault ->
                figures(fault, trials.stream().filter(t -> t.fault() == fault).toList()).stream())
        .toList();
  }

  private static List<Figure> figures(Fault fault, List<Trial> trials) {
    if (trials.isEmpty()) {
      return List.of();
    }
    int clips = trials.stream().mapToInt(Trial::clips).sum();
    int incomplete = trials.stream().mapToInt(Trial::incomplete).sum();
    int missing = trials.stream().mapToInt(Trial::missing).sum();
    int frames = trials.stream().mapToInt(Trial::frames).sum();
    return List.of(
        new Figure(
            fault + ": clips, frames",
            "%d of %d complete, %d of %d frames missing"
                .formatted(clips - incomplete, clips, missing, frames),
            "all, 0",
            incomplete > 0 || missing > 0),
        span(fault + ": served", trials.stream().map(Trial::served).toList(), fault.served()),
        span(fault + ": healed", trials.stream().map(Trial::healed).toList(), fault.healed()));
  }

  private static Figure span(String what, List<Duration> measured, @Nullable Duration goal) {
    return new Figure(
        what,
        Quantiles.of(measured).toString(),
        goal == null ? "-" : "at most %d s".formatted(goal.toSeconds()),
        goal != null && measured.stream().anyMatch(one -> one.compareTo(goal) > 0));
  }
}
