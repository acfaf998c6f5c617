package pasu.bench.failover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pasu.bench.Bench;
import pasu.cli.CommandFailure;
import pasu.measure.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long an agent takes to come, as a process of its own, where there is no container to start.
 */
@Command(
    name = "agent-start",
    description = "From the start of an agent's process until the control plane knows it.",
    footerHeading = "%nExamples:%n",
    footer = "  ./pasu bench agent-start --times 20")
public final class AgentStartBench extends Bench {

  private static final double GOAL_MILLIS = 1_200;

  @Option(
      names = "--times",
      defaultValue = "10",
      description = "Starts, after one not counted (default: ${DEFAULT-VALUE}).")
  private int times;

  @Override
  protected List<Figure> measure(Path folder, Path video) throws Exception {
    if (times < 1) {
      throw CommandFailure.usage("--times must be at least 1, but is " + times);
    }
    Path logs = Files.createDirectories(folder.resolve("logs"));
    try (Mesh mesh = new Mesh(folder.resolve("data"), logs, 1, List.of())) {
      List<Duration> starts = new ArrayList<>();
      for (int i = 0; i <= times; i++) {
        starts.add(start(mesh, "late-" + i));
      }
      Quantiles counted = Quantiles.of(starts.subList(1, starts.size()));
      return List.of(
          new Figure(
              "JVM start to registered",
              counted.toString(),
              "at most 1.2 s",
              counted.p50Millis() > GOAL_MILLIS));
    }
  }

  /** It says that it is ready once the control plane has answered its first sign of life. */
  private static Duration start(Mesh mesh, String id) throws Exception {
    RoleProcess agent = mesh.startAgent(id);
    Duration start = agent.awaitReady();
    if (!mesh.view().hasAgent(id)) {
      throw CommandFailure.failed(id + " said that it is ready, but is not registered");
    }
    agent.stop();
    return start;
  }
}
