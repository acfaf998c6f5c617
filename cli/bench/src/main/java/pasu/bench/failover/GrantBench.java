package pasu.bench.failover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a detection waits for its lease where every role is a process of its own. */
@Command(
    name = "grant",
    description = "From Detected to Grant at an edge, over gateway, control plane and agent.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench grant --times 1000 --cameras 20")
public final class GrantBench extends Bench {

  private static final double GOAL_P50_MILLIS = 10;
  private static final double GOAL_P99_MILLIS = 50;

  @Option(
      names = "--times",
      defaultValue = "500",
      description = "Detections that are counted (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--warm-up",
      defaultValue = "300",
      description =
          "Detections before them, in processes just started (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--cameras",
      defaultValue = "20",
      description = "Edges that detect in turn, at most 40 (default: ${DEFAULT-VALUE}).")
  private int cameras;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1 || warmUp < 1 || cameras < 1 || cameras > 40) {
      throw CommandFailure.usage(
          "--times and --warm-up must be at least 1 and --cameras 1 to 40, but are %d, %d and %d"
              .formatted(times, warmUp, cameras));
    }
    Path logs = Files.createDirectories(folder.resolve("logs"));
    try (Mesh mesh = new Mesh(folder.resolve("data"), logs, 1, List.of());
        AskingEdges edges = AskingEdges.start(mesh, cameras)) {
      List<Duration> cold = edges.detect(warmUp);
      return List.of(
          new Figure("the very first", "%.1f ms".formatted(millis(cold.getFirst())), "-"),
          new Figure("the next", Quantiles.of(cold).toString(), "-"),
          judged(Quantiles.of(edges.detect(times))));
    }
  }

  private static Figure judged(Quantiles grants) {
    return new Figure(
        "Detected to Grant",
        grants.toString(),
        "p50 at most 10 ms, p99 at most 50 ms",
        grants.p50Millis() > GOAL_P50_MILLIS || grants.p99Millis() > GOAL_P99_MILLIS);
  }

  private static double millis(Duration span) {
    return span.toNanos() / 1e6;
  }
}
